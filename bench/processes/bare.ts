import type { HttpRequest } from '../../src/networks/port.ts'
import { xPosting } from '../../src/networks/x/post.ts'
import { moment } from '../moment.ts'
import { appKey, appSecret, textOf, tokensOf } from '../posts.ts'
import { obey } from './parent.ts'
import { open, openClient, post } from './sockets.ts'

/** The limit: loops that only write requests, signed in advance, to sockets opened in advance. */
const origin = process.env.BENCH_ORIGIN ?? ''
const [first, end] = [Number(process.env.BENCH_FIRST), Number(process.env.BENCH_END)]
const sockets = Number(process.env.BENCH_SOCKETS)
const { request } = xPosting({
  key: appKey,
  secret: appSecret,
  apiUrl: origin,
  oauthUrl: origin,
  limits: { inFlight: sockets, perSecond: null, window: null },
  appLimit: null,
  userReadPrice: 0,
  postReadPrice: 0,
  bearer: null,
})
const clients = Array.from({ length: sockets }, () => openClient(origin))
const requests: HttpRequest[] = []

obey(prepare, fire)

async function prepare(): Promise<void> {
  for (let n = first; n < end; n++) {
    const body = JSON.stringify({ text: textOf(n) })
    requests.push(request(JSON.stringify(tokensOf(n)), { body, key: null, marker: null }, Date.now()))
  }
  await Promise.all(clients.map(open))
  process.send?.({ prepared: true })
}

async function fire(at: number): Promise<void> {
  let next = 0
  let failed = 0
  await moment(at)
  await Promise.all(
    clients.map(async client => {
      for (let one = requests[next++]; one; one = requests[next++]) if (!(await post(client, one, 201))) failed++
    }),
  )
  process.send?.({ failed })
}

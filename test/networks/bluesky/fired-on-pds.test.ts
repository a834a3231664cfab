import { expect, test, vi } from 'vitest'
import type { Answer, Failure } from '../../../src/networks/port.ts'
import { afterThisTest } from '../../support/folder.ts'
import { grantOf, networkOn } from '../../support/pds/network.ts'
import { postsOf, signUp } from '../../support/pds/people.ts'
import { postOf } from '../../support/pds/send.ts'
import { startPds } from '../../support/pds/start.ts'
import { heldAt } from '../../workers/fire/host-setting.ts'

test('at its moment a post is one request to the real server, whose nonce was asked for once before', async () => {
  const pds = await startPds()
  const network = networkOn(pds)
  const { posting } = network
  const ada = await signUp(pds, 'ada')
  const grant = await grantOf(network, ada)
  const { hostState } = posting
  if (!hostState) throw new Error('it teaches nothing')
  const momentAt = Date.now()
  const frozen = Array.from({ length: 40 }, (_, n) => posting.freeze(postOf(ada, `Post ${n}`, { momentAt })))
  const answers: (Answer | Failure)[] = []
  const sent = (body: string) => frozen[(JSON.parse(body) as { n: number }).n] ?? expect.fail('no such post')
  let asks = 0
  const { state, host, reported } = heldAt(pds.url, 40, 6_000, {
    ...posting,
    request: (_, { body }, now, taught) => {
      return posting.request(grant, sent(body), now, taught)
    },
    outcome: (result, now, { body }) => {
      answers.push(result)
      return posting.outcome(result, now, sent(body))
    },
    hostState: {
      ...hostState,
      ask: (_, now) => {
        asks++
        return hostState.ask(grant, now)
      },
    },
    origin: () => pds.url,
  })
  state.go = {}
  const ticking = setInterval(host.tick, 10)
  afterThisTest(() => clearInterval(ticking))
  await vi.waitFor(() => expect(reported).toHaveLength(40))
  expect(new Set(reported.map(row => row.outcome.kind))).toEqual(new Set(['posted']))
  expect(answers.map(one => ('status' in one ? one.status : one.code))).toEqual(Array(40).fill(200))
  expect(asks).toBe(1)
  expect(await postsOf(pds, ada)).toHaveLength(40)
})

import type { Socket } from 'node:net'
import { createNonces } from '../../src/sandbox/bluesky/dpop/nonces.ts'
import { openHosts } from './hosts.ts'
import { endOfRequest, openRecord } from './requests.ts'

/**
 * Bluesky's hosts, each at an address of its own, in a process that does as little as possible: it reads of a proof its nonce, and
 * refuses another one as the real server does, but verifies no signature.
 */
const record = openRecord()
/** The real server's, made anew each minute: three are good at a time. */
const nonces = createNonces(Date.now, () => 60_000)
const create = 'POST /xrpc/com.atproto.repo.createRecord '

process.send?.({ port: 0, hosts: await openHosts(serve), nonce: nonces.next() })

function serve(socket: Socket): void {
  let rest = ''
  record.opened(socket)
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    rest += chunk.toString('latin1')
    for (let end = endOfRequest(rest); end > 0; end = endOfRequest(rest)) {
      const request = rest.slice(0, end)
      rest = rest.slice(end)
      if (request.startsWith(create) && nonces.isGood(nonceIn(request))) record.answer(() => take(socket, request))
      else record.refuse(() => refuse(socket))
    }
  })
}

function nonceIn(request: string): string {
  const claims = /\r\ndpop: *[^.]+\.([^.]+)/i.exec(request)?.[1]
  if (!claims) return ''
  return String((JSON.parse(Buffer.from(claims, 'base64url').toString('latin1')) as { nonce?: string }).nonce)
}

function take(socket: Socket, request: string): void {
  const [, repo = '', key = ''] = /"repo":"([^"]+)".*?"rkey":"([^"]+)"/.exec(request) ?? []
  const uri = `at://${repo}/app.bsky.feed.post/${key}`
  reply(socket, '200 OK', { uri, cid: 'bafyreibench', commit: { cid: 'bafyreibench', rev: key } })
}

const refuse = (socket: Socket) =>
  reply(socket, '401 Unauthorized', { error: 'use_dpop_nonce', message: 'Authorization server requires nonce' })

function reply(socket: Socket, status: string, said: object): void {
  const body = JSON.stringify(said)
  const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\ndpop-nonce: ${nonces.next()}`
  socket.write(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`)
}

import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { hostCount } from '../bluesky/hosts.ts'
import { endOfRequest, openRecord } from './requests.ts'

/** Servers of Mastodon, each at an address of its own, in a process that does as little as possible: one answer to a connection. */
const record = openRecord()
let posts = 0

const hosts: string[] = []
for (let n = 0; n < hostCount; n++) {
  const server = createServer({ noDelay: true }, serve)
  server.listen({ port: 0, host: `127.0.1.${n + 1}`, backlog: 4_096 })
  await once(server, 'listening')
  const { address, port } = server.address() as { address: string; port: number }
  hosts.push(`${address}:${port}`)
}
process.send?.({ port: 0, hosts: hosts.join(' ') })

function serve(socket: Socket): void {
  let request = ''
  record.opened(socket)
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    request += chunk.toString('latin1')
    if (endOfRequest(request) > 0) record.answer(() => take(socket))
  })
}

function take(socket: Socket): void {
  const id = String(++posts)
  const body = JSON.stringify({ id, url: `http://${socket.localAddress}:${socket.localPort}/@voice/${id}` })
  const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`
  socket.end(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`)
}

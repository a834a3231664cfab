import type { Socket } from 'node:net'
import { openHosts } from './hosts.ts'
import { endOfRequest, openRecord } from './requests.ts'

/** Servers of Mastodon, each at an address of its own, in a process that does as little as possible: one answer to a connection. */
const record = openRecord()
let posts = 0

process.send?.({ port: 0, hosts: await openHosts(serve) })

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

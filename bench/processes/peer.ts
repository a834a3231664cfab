import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { snowflakes } from '../snowflakes.ts'
import { endOfRequest, openRecord } from './requests.ts'

/**
 * The server that ours and all baselines post to: a process of its own that does as little as possible. PEER_DELAY_MS after a
 * request is complete it answers 201 with an id.
 */
const record = openRecord()
const nextId = snowflakes()

const server = createServer({ noDelay: true }, socket => {
  let rest = ''
  record.opened(socket)
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    rest += chunk.toString('latin1')
    for (let end = endOfRequest(rest); end > 0; end = endOfRequest(rest)) {
      rest = rest.slice(end)
      record.answer(() => answer(socket))
    }
  })
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 16_384 })
await once(server, 'listening')
const { port } = server.address() as { port: number }
process.send?.({ port })

function answer(socket: Socket): void {
  const body = `{"data":{"id":"${nextId()}","text":""}}`
  socket.write(
    `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: keep-alive\r\n\r\n${body}`,
  )
}

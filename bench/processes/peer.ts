import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { snowflakes } from '../snowflakes.ts'

/**
 * The server that ours and all baselines post to: a process of its own that does as little as possible. PEER_DELAY_MS after a
 * request is complete it answers 201 with an id. It records when requests arrive, and reports that on request.
 */
const delayMs = Number(process.env.PEER_DELAY_MS)
const arrivals = new Float64Array(Number(process.env.PEER_ROOM))
let arrived = 0
let answered = 0
let lastAnswerAt = 0
let open = 0
let mostOpen = 0
/** After this many answers the waiting parent gets a message. */
let awaited = Number.POSITIVE_INFINITY
const nextId = snowflakes()

const server = createServer({ noDelay: true }, socket => {
  let rest = ''
  mostOpen = Math.max(mostOpen, ++open)
  socket.on('close', () => open--)
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    rest += chunk.toString('latin1')
    for (let end = endOfRequest(rest); end > 0; end = endOfRequest(rest)) {
      rest = rest.slice(end)
      arrivals[arrived++] = Date.now()
      if (delayMs === 0) answer(socket)
      else setTimeout(answer, delayMs, socket)
    }
  })
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 16_384 })
await once(server, 'listening')
const { port } = server.address() as { port: number }

process.on('message', (message: { answers?: number }) => {
  if (message.answers === undefined)
    process.send?.({ arrivals: arrivals.slice(0, Math.min(arrived, arrivals.length)), arrived, lastAnswerAt, mostOpen })
  else {
    awaited = message.answers
    reportIfAnswered()
  }
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.send?.({ port })

/** Where the first request in `text` ends; 0 while it is incomplete. */
function endOfRequest(text: string): number {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return 0
  const length = /content-length: *(\d+)/i.exec(text)?.[1]
  const end = head + 4 + Number(length ?? 0)
  return text.length < end ? 0 : end
}

function answer(socket: Socket): void {
  const body = `{"data":{"id":"${nextId()}","text":""}}`
  socket.write(
    `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: keep-alive\r\n\r\n${body}`,
  )
  lastAnswerAt = Date.now()
  answered++
  reportIfAnswered()
}

function reportIfAnswered(): void {
  if (answered < awaited) return
  awaited = Number.POSITIVE_INFINITY
  process.send?.({ answered })
}

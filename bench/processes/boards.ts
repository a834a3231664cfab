import { connect, type Socket } from 'node:net'
import { getPriority, setPriority } from 'node:os'

/** Keeps BOARDS streams of BOARDS_URL open, each from its own address. Ready when each has received something; on request it reports how many are open. */
const url = new URL(process.env.BOARDS_URL ?? '')
const boards = Number(process.env.BOARDS)
/** Connections that are made at once. */
const atOnce = 200
let heard = 0
// Visitors have machines of their own: what five thousand of them take of this one is not what is measured.
setPriority(Math.min(19, getPriority() + 15))
const open = new Set<Socket>()

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', () => process.send?.({ open: open.size, heard }))

for (let n = 0; n < boards; n += atOnce)
  await Promise.all(Array.from({ length: Math.min(atOnce, boards - n) }, (_, i) => openBoard(n + i)))
process.send?.({ ready: open.size })

function openBoard(n: number): Promise<void> {
  return new Promise(done => {
    const socket = connect(Number(url.port), url.hostname)
    const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
    socket.write(
      `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/event-stream\r\nx-forwarded-for: ${address}\r\n\r\n`,
    )
    socket.on('data', (part: Buffer) => {
      // Turned away: tries again a little later, as browsers do.
      if (part.toString('latin1', 0, 12) === 'HTTP/1.1 503') {
        socket.destroy()
        return void setTimeout(() => void openBoard(n).then(done), 500)
      }
      heard++
      open.add(socket)
      done()
    })
    socket.on('error', () => {})
    socket.on('close', () => void open.delete(socket))
  })
}

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { waitingLine } from '../../lib/waiting-line.ts'
import { isStream, kindOf } from './request-kind.ts'
import { turnAway } from './turn-away.ts'

/** So long requests are served in one go; then those that came meanwhile are read, and stand in line. */
const goMs = { least: 10, most: 25 }
/** Reading them, and turning away, must not eat up what there is to serve with: a go is so many times as long, up to its most. */
const timesBesides = 4
/**
 * libuv takes one new connection each time round the event loop ("linux: don't accept() connections in a loop", 1.45).
 * With a go in each, a backlog overflows, and whoever knocked in vain tries again after 1, 3 and 7 s.
 */
const acceptTurns = 64
/** Readers whose answers are waited for: for threads that compress, say. */
const readersAtMost = 64
const lookAgainMs = 20

type Asking = { readonly req: IncomingMessage; readonly res: ServerResponse }

/**
 * Stands in front of everything. Requests wait here and not where nobody sees them: who is urgent or has begun goes
 * first, and where more come than can be served, the others are told so at once, before any work is done for them.
 */
export function admit(server: Server, serve: RequestListener): void {
  const line = waitingLine<Asking>()
  let readers = 0
  let isDue = false
  let timer: NodeJS.Timeout | null = null
  /** Of the go before, where somebody was left waiting. */
  let lastEnd: number | null = null
  let connections = 0
  server.on('connection', () => connections++)
  server.on('request', (req, res) => {
    const asked = { method: req.method ?? 'GET', path: pathOf(req), cookie: req.headers.cookie }
    line.join(kindOf(asked), { req, res }, performance.now())
    goOn()
  })

  /** After what has arrived meanwhile was read. */
  function goOn(): void {
    if (isDue) return
    isDue = true
    setImmediate(accept, acceptTurns, -1)
  }

  /** Goes round the event loop until nobody new knocks, so that all who wait at the door have been let in. */
  function accept(turnsLeft: number, before: number): void {
    if (connections === before || turnsLeft === 0) go()
    else setImmediate(accept, turnsLeft - 1, connections)
  }

  function go(): void {
    isDue = false
    for (const { req, res } of line.tooLate(performance.now())) turnAway(req, res)
    const began = performance.now()
    const besides = lastEnd === null ? 0 : began - lastEnd
    const until = began + Math.min(Math.max(goMs.least, timesBesides * besides), goMs.most)
    while (performance.now() < until && begin());
    const isBusy = line.waits(servedNow())
    lastEnd = isBusy ? performance.now() : null
    if (isBusy) goOn()
    else if (line.waits('reading') && !timer) timer = setTimeout(look, lookAgainMs)
  }

  function begin(): boolean {
    const next = line.next(servedNow())
    if (!next) return false
    const { req, res } = next.one
    if (req.socket.destroyed) return true
    // A stream stays open for as long as it is looked at.
    if (next.kind === 'reading' && !isStream(pathOf(req))) countReader(res)
    serve(req, res)
    return true
  }

  /** Until the answer is complete, not until it is fetched: slow lines keep nobody out. */
  function countReader(res: ServerResponse): void {
    readers++
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      readers--
      goOn()
    }
    res.once('prefinish', over).once('close', over)
  }

  function look(): void {
    timer = null
    goOn()
  }

  function servedNow() {
    return readers < readersAtMost ? 'reading' : 'begun'
  }
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?')[0] ?? '/'

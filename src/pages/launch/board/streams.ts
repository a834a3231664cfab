import type { Server } from 'node:http'
import { setImmediate as soon } from 'node:timers/promises'
import type { Request, Response } from 'express'

export type Streams = {
  /** Answers with the events of a launch until the reader, or the server, ends it. */
  readonly open: (key: string, req: Request, res: Response) => void
}

/** What a stream says (JSON) at a moment (ms), and when to ask again. Null ends it: the launch is gone. */
export type StreamEvent = { readonly json: string; readonly at: number; readonly nextMs: number } | null

export type StreamLimits = {
  /** Open streams of this process, and those of one address among them. */
  readonly limit: number
  readonly ofOne: number
  readonly addressOf: (req: Request) => string
  /** What is written under the single event of a reader beyond them. */
  readonly full: string
  readonly log: (error: unknown) => void
}

const heartbeatMs = 10_000
/** A reader who has left so much unread is let go; its browser comes back by itself. */
const unreadAtMost = 256 * 1024
/** Telling all readers of a board takes no more than this part of the time, however many they are: posts leave meanwhile. */
const timesCost = 20
/** So many are told in one go; then others have their turn. */
const toldAtOnce = 250
/** Whoever is beyond the limits comes back after 5 to 10 s, not all at once. */
const comeBackMs = () => 5_000 + Math.round(Math.random() * 5_000)

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  // A line kept open after its stream would hold up a server that closes.
  connection: 'close',
}

type Stream = { readonly readers: Set<Response>; last: string; saidAt: number; timer: NodeJS.Timeout | null }

/**
 * Server-sent events, one ticker a key however many read it. `say` is asked at most as often as it wished itself.
 * Beyond the limits a reader gets the event of the moment and a clear end; browsers then come back by themselves.
 */
export function createStreams(
  say: (key: string) => StreamEvent,
  { limit, ofOne, addressOf, full, log }: StreamLimits,
): Streams {
  const streams = new Map<string, Stream>()
  const readersOf = new Map<string, number>()
  let count = 0

  function open(key: string, req: Request, res: Response): void {
    const said = say(key)
    if (!said) return void res.status(404).end()
    res.set(headers)
    // Nothing of it would ever be sent, and a place would be taken for as long as somebody waits for that.
    if (req.method === 'HEAD') return void res.end()
    const address = addressOf(req)
    if (count >= limit || (readersOf.get(address) ?? 0) >= ofOne)
      return void res.end(`retry: ${comeBackMs()}\n: ${full}\n\n${asEvent(said)}`)
    res.write(`retry: 2000\n\n${asEvent(said)}`)
    const stream = streams.get(key) ?? { readers: new Set(), last: said.json, saidAt: performance.now(), timer: null }
    streams.set(key, stream)
    stream.readers.add(res)
    countIn(address, 1)
    res.on('close', () => {
      countIn(address, -1)
      leave(key, stream, res)
    })
    stream.timer ??= setTimeout(() => void tick(key, stream, serverOf(req)), said.nextMs)
  }

  function countIn(address: string, more: 1 | -1): void {
    count += more
    const left = (readersOf.get(address) ?? 0) + more
    if (left > 0) readersOf.set(address, left)
    else readersOf.delete(address)
  }

  async function tick(key: string, stream: Stream, server: Server | undefined): Promise<void> {
    const said = saidOf(key)
    // A closing server waits for its connections: they end with it, and browsers come back to the next one.
    if (!said || server?.listening === false) {
      stream.timer = null
      end(stream)
      return
    }
    let costMs = 0
    if (said.json !== stream.last || performance.now() - stream.saidAt > heartbeatMs) {
      stream.last = said.json
      stream.saidAt = performance.now()
      costMs = await broadcast(stream, asEvent(said))
    }
    if (stream.readers.size === 0) return
    stream.timer = setTimeout(() => void tick(key, stream, server), Math.max(said.nextMs, timesCost * costMs))
  }

  function saidOf(key: string): StreamEvent {
    try {
      return say(key)
    } catch (error) {
      log(error)
      return null
    }
  }

  function leave(key: string, stream: Stream, res: Response): void {
    stream.readers.delete(res)
    if (stream.readers.size > 0) return
    if (stream.timer) clearTimeout(stream.timer)
    if (streams.get(key) === stream) streams.delete(key)
  }

  return { open }
}

function end({ readers }: Stream): void {
  for (const reader of readers) reader.end()
}

/** How long it took, without what others did between. In ms. */
async function broadcast({ readers }: Stream, text: string): Promise<number> {
  let costMs = 0
  const all = [...readers]
  for (let n = 0; n < all.length; n += toldAtOnce) {
    if (n > 0) await soon()
    const began = performance.now()
    for (const reader of all.slice(n, n + toldAtOnce)) tell(reader, text)
    costMs += performance.now() - began
  }
  return costMs
}

function tell(reader: Response, text: string): void {
  if (reader.writableLength > unreadAtMost) reader.destroy()
  else if (!reader.destroyed) reader.write(text)
}

/** The time stands beside what is said, so that an unchanged board is not said again. */
const asEvent = ({ json, at }: NonNullable<StreamEvent>) => `data: {"at":${at},"board":${json}}\n\n`

const serverOf = (req: Request) => (req.socket as typeof req.socket & { readonly server?: Server }).server

import type { Server } from 'node:http'
import type { Request, Response } from 'express'

export type Streams = {
  /** Answers with the events of a launch until the reader, or the server, ends it. */
  readonly open: (key: string, req: Request, res: Response) => void
}

/** What a stream says (JSON) at a moment (ms), and when to ask again. Null ends it: the launch is gone. */
export type Said = { readonly json: string; readonly at: number; readonly nextMs: number } | null

const heartbeatMs = 10_000
/** A reader who has left so much unread is let go; its browser comes back by itself. */
const unreadAtMost = 256 * 1024

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
 * Beyond `limit` open streams a reader gets the event of the moment and a clear end; browsers then come back every 5 s.
 */
export function createStreams(
  say: (key: string) => Said,
  { limit, full, log }: { limit: number; full: string; log: (error: unknown) => void },
): Streams {
  const streams = new Map<string, Stream>()
  const count = () => [...streams.values()].reduce((n, stream) => n + stream.readers.size, 0)

  function open(key: string, req: Request, res: Response): void {
    const said = say(key)
    if (!said) return void res.status(404).end()
    res.set(headers)
    if (count() >= limit) return void res.end(`retry: 5000\n: ${full}\n\n${asEvent(said)}`)
    res.write(`retry: 2000\n\n${asEvent(said)}`)
    const stream = streams.get(key) ?? { readers: new Set(), last: said.json, saidAt: performance.now(), timer: null }
    streams.set(key, stream)
    stream.readers.add(res)
    res.on('close', () => leave(key, stream, res))
    stream.timer ??= setTimeout(() => tick(key, stream, serverOf(req)), said.nextMs)
  }

  function tick(key: string, stream: Stream, server: Server | undefined): void {
    stream.timer = null
    const said = saidOf(key)
    // A closing server waits for its connections: they end with it, and browsers come back to the next one.
    if (!said || server?.listening === false) {
      end(stream)
      return
    }
    if (said.json !== stream.last || performance.now() - stream.saidAt > heartbeatMs) {
      stream.last = said.json
      stream.saidAt = performance.now()
      broadcast(stream, asEvent(said))
    }
    stream.timer = setTimeout(() => tick(key, stream, server), said.nextMs)
  }

  function saidOf(key: string): Said {
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
    streams.delete(key)
  }

  return { open }
}

function end({ readers }: Stream): void {
  for (const reader of readers) reader.end()
}

function broadcast({ readers }: Stream, text: string): void {
  for (const reader of readers) {
    if (reader.writableLength > unreadAtMost) reader.destroy()
    else reader.write(text)
  }
}

/** The time stands beside what is said, so that an unchanged board is not said again. */
const asEvent = ({ json, at }: NonNullable<Said>) => `data: {"at":${at},"board":${json}}\n\n`

const serverOf = (req: Request) => (req.socket as typeof req.socket & { readonly server?: Server }).server

import type { ServerResponse } from 'node:http'
import { setImmediate as breathe } from 'node:timers/promises'
import { json, type Reply } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { streamHeaders } from '../http/send.ts'

type Listed<Place> = { readonly lines: readonly string[]; readonly next: Place | null }

/** Writes a JSON list page by page, however long, of what came since `?since=` (ms); `pageAfter` gives the lines after a place, and the place of the last. */
export function streamList<Place>(
  { query }: SandboxRequest,
  res: ServerResponse,
  start: (since: number) => Place,
  pageAfter: (place: Place, since: number) => Listed<Place> | Promise<Listed<Place>>,
): Reply | null {
  const given = query.get('since') ?? '0'
  if (!/^\d{1,15}(\.\d+)?$/.test(given))
    return json(400, { title: 'Not understood', detail: 'since: a moment in ms since 1970' })
  const since = Number(given)
  res.writeHead(200, streamHeaders('application/json; charset=utf-8'))
  void write()
  return null

  async function write(): Promise<void> {
    let place: Place | null = start(since)
    let before = '['
    while (place !== null && !res.destroyed) {
      const { lines, next }: Listed<Place> = await pageAfter(place, since)
      if (lines.length > 0) {
        const room = res.write(before + lines.join(',\n'))
        before = ',\n'
        if (!room) await roomIn(res)
        await breathe()
      }
      place = next
    }
    res.end(before === '[' ? '[]' : ']')
  }
}

/** Also when the connection closes instead: then nobody reads on. */
function roomIn(res: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      res.off('drain', done).off('close', done)
      resolve()
    }
    res.on('drain', done).on('close', done)
  })
}

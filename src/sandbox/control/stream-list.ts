import type { ServerResponse } from 'node:http'
import { setImmediate as breathe } from 'node:timers/promises'
import { streamHeaders } from '../http/send.ts'

type Listed<Place> = { readonly lines: readonly string[]; readonly next: Place | null }

/** Writes a JSON list page by page, however long; `pageAfter` gives the lines after a place, and the place of the last. */
export function streamList<Place>(
  res: ServerResponse,
  start: Place,
  pageAfter: (place: Place) => Listed<Place> | Promise<Listed<Place>>,
): null {
  res.writeHead(200, streamHeaders('application/json; charset=utf-8'))
  void write()
  return null

  async function write(): Promise<void> {
    let place: Place | null = start
    let before = '['
    while (place !== null && !res.destroyed) {
      const { lines, next }: Listed<Place> = await pageAfter(place)
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

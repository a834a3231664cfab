import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aside } from '../../lib/aside.ts'
import { rasterize } from '../../lib/rasterize.ts'
import type { PictureWords } from './picture.ts'

/** Drawn anew after `keptMs` at the earliest, however fast its figures change; at once when it is in another `state`. */
export type Wanted = {
  /** Of a campaign in a language. */
  readonly name: string
  readonly state: string
  readonly now: number
  readonly keptMs: number
  readonly words: () => PictureWords
}

/** Gives a picture as it was drawn not longer than `keptMs` ago. */
export type PictureKeeper = (wanted: Wanted) => Promise<Buffer>

/** Keeps pictures in DATA_DIR/share-pictures, named by what they show. Two are never drawn at the same time. */
export function pictureKeeper(dataDir: string): PictureKeeper {
  const folder = join(dataDir, 'share-pictures')
  const kept = new Map<string, { readonly picture: Promise<Buffer>; readonly state: string; readonly at: number }>()
  const draw = aside<PictureWords, string>(new URL('./draw-picture.ts', import.meta.url))
  let last: Promise<unknown> = Promise.resolve()
  return ({ name, state, now, keptMs, words }) => {
    const before = kept.get(name)
    if (before?.state === state && now - before.at < keptMs) return before.picture
    const picture = last.then(() => found(folder, name, draw(words())))
    last = picture.catch(() => undefined)
    // What failed is tried again by the next who asks.
    picture.catch(() => kept.delete(name))
    kept.set(name, { picture, state, at: now })
    return picture
  }
}

async function found(folder: string, name: string, drawn: Promise<string>): Promise<Buffer> {
  const svg = await drawn
  const file = `${name}-${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.png`
  try {
    return await readFile(join(folder, file))
  } catch {
    const png = await rasterize(svg)
    // A full disk keeps nobody from seeing it.
    await keep(folder, name, file, png).catch(() => undefined)
    return png
  }
}

/** The one before is of no more use. */
async function keep(folder: string, name: string, file: string, png: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  // Another process may be drawing the same.
  const draft = join(folder, `.${process.pid}-${file}`)
  await writeFile(draft, png)
  await rename(draft, join(folder, file))
  const old = (await readdir(folder)).filter(one => one !== file && one.startsWith(`${name}-`))
  await Promise.all(old.map(one => rm(join(folder, one), { force: true })))
}

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rasterize } from '../../lib/rasterize.ts'
import { type PictureWords, sharePicture } from './picture.ts'

/** A picture is drawn anew at most so often, however fast its figures change, in ms. */
const keptMs = 60_000

/** Gives the picture called `name` (a campaign in a language), as it was drawn not longer than a minute ago. */
export type PictureKeeper = (name: string, now: number, words: () => PictureWords) => Promise<Buffer>

/** Keeps pictures in DATA_DIR/share-pictures, named by what they show. Two are never drawn at the same time. */
export function pictureKeeper(dataDir: string): PictureKeeper {
  const folder = join(dataDir, 'share-pictures')
  const kept = new Map<string, { readonly picture: Promise<Buffer>; readonly at: number }>()
  let last: Promise<unknown> = Promise.resolve()
  return (name, now, words) => {
    const before = kept.get(name)
    if (before && now - before.at < keptMs) return before.picture
    const picture = last.then(() => found(folder, name, words()))
    last = picture.catch(() => undefined)
    // What failed is tried again by the next who asks.
    picture.catch(() => kept.delete(name))
    kept.set(name, { picture, at: now })
    return picture
  }
}

async function found(folder: string, name: string, words: PictureWords): Promise<Buffer> {
  const svg = sharePicture(words)
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
  await writeFile(join(folder, `.${file}`), png)
  await rename(join(folder, `.${file}`), join(folder, file))
  const old = (await readdir(folder)).filter(one => one !== file && one.startsWith(`${name}-`))
  await Promise.all(old.map(one => rm(join(folder, one), { force: true })))
}

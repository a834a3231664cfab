import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Picture } from '../../../domain/campaign/content.ts'
import { readMaster } from '../../../domain/campaign/picture-files.ts'
import { TooSlow } from '../../../lib/worker-thread.ts'
import { type PictureWords, sharePicture } from './picture.ts'

/** Drawn anew after `keptMs` at the earliest, however fast its figures change; at once when it is in another `state`. */
export type WantedPicture = {
  /** Of a campaign in a language. */
  readonly name: string
  readonly state: string
  readonly now: number
  readonly keptMs: number
  /** The campaign's own. */
  readonly photo: Picture | null
  readonly words: () => PictureWords
}

/** Gives a picture as it was drawn not longer than `keptMs` ago. Rejects with `TooSlow` when none is there in time. */
export type PictureStore = (wanted: WantedPicture) => Promise<Buffer>

type Kept = { readonly picture: Promise<Buffer>; readonly state: string; readonly at: number }

/** For one picture as a whole, and for whoever waits for theirs behind others. */
type Deadlines = { readonly drawMs: number; readonly waitMs: number }
const usualDeadlines: Deadlines = { drawMs: 10_000, waitMs: 20_000 }

/** Keeps pictures in DATA_DIR/share-pictures, named by what they show. Two are never drawn at the same time. */
export function pictureStore(dataDir: string, { drawMs, waitMs }: Deadlines = usualDeadlines): PictureStore {
  const kept = new Map<string, Kept>()
  let last: Promise<unknown> = Promise.resolve()
  return wanted => {
    const { name, state, now, keptMs } = wanted
    const before = kept.get(name)
    if (before?.state === state && now - before.at < keptMs) return within(waitMs, before.picture)
    const picture = last.then(() => within(drawMs, drawn(dataDir, wanted)))
    last = picture.catch(() => undefined)
    // What failed is tried again by the next who asks.
    picture.catch(() => kept.delete(name))
    kept.set(name, { picture, state, at: now })
    return within(waitMs, picture)
  }
}

/** What comes later than that is waited for by nobody; the threads it takes have deadlines of their own. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new TooSlow('the picture took too long')), ms)
  })
  return Promise.race([work, deadline]).finally(() => clearTimeout(late))
}

/** To be raised when the same words are drawn in another way. */
const design = 2

async function drawn(dataDir: string, { name, photo, words: read }: WantedPicture): Promise<Buffer> {
  const words = read()
  const shown = createHash('sha256')
    .update(JSON.stringify([design, words, photo?.name]))
    .digest('hex')
  const folder = join(dataDir, 'share-pictures')
  const file = `${name}-${shown.slice(0, 16)}.png`
  try {
    return await readFile(join(folder, file))
  } catch {
    const png = await sharePicture(words, photo && readMaster(dataDir, photo.name))
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

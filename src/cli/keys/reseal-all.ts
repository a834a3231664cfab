import { countSealed, resealSome, stillNeeded } from '../../domain/operation/keys/reseal.ts'
import type { SealedPlace } from '../../domain/operation/keys/sealed-columns.ts'
import { sealedPlaces } from '../../domain/operation/keys/sealed-columns.ts'
import { secretBox } from '../../lib/secret-box.ts'
import { sleep } from '../../lib/stopping.ts'
import { number } from '../../text/format.ts'
import { type KeysContext, notNow, texts } from './context.ts'

/** A chunk should take about so long, reading and sealing included: others wait to write meanwhile. */
const chunkMs = 20
/** Texts of a chunk: 100 take 4 ms to write, 400 about 12. */
const fewest = 100
const most = 400
const restMs = 5
const tellEveryMs = 2_000
/** Something may have been sealed with the old key at the very last. */
const passes = 5

type ResealProgress = { done: number; shut: number; toldAt: number; readonly total: number }

/** Seals with key `id` whatever another one has sealed. False, with a reason said, when it could not be finished. */
export async function resealAll(keysContext: KeysContext, id: string): Promise<boolean> {
  const { db, say } = keysContext
  const box = secretBox(keysContext.keys(), { sealing: id })
  const progress: ResealProgress = { done: 0, shut: 0, toldAt: performance.now(), total: others(keysContext, id) }
  say(progress.total === 0 ? 'Nothing is left to seal anew.' : `Sealing ${texts(progress.total)} anew.`)
  for (let pass = 0; pass < passes; pass++) {
    progress.shut = 0
    for (const place of sealedPlaces) {
      const why = await resealPlace(keysContext, place, box, progress)
      if (why === null) continue
      say(`${share(progress)}. ${why} Until then both keys are needed, and everything works.`)
      return false
    }
    if (stillNeeded(db, box) === 0) {
      if (progress.shut > 0) say(shutSentence(progress.shut))
      return true
    }
    await sleep(1_000)
  }
  say('Something still seals with the old key. Restart web and director, and run this again.')
  return false
}

/** Null when it is done, else why it stopped. */
async function resealPlace(
  { db, say }: KeysContext,
  place: SealedPlace,
  box: ReturnType<typeof secretBox>,
  progress: ResealProgress,
): Promise<string | null> {
  let after: number | null = 0
  let limit = fewest
  while (after !== null) {
    const began = performance.now()
    const { resealed, shut, next }: ReturnType<typeof resealSome> = resealSome(db, box, place, after, limit)
    const tookMs = Math.max(1, performance.now() - began)
    limit = Math.max(fewest, Math.min(most, 2 * limit, Math.round((limit * chunkMs) / tookMs)))
    after = next
    progress.done += resealed
    progress.shut += shut
    if (performance.now() - progress.toldAt > tellEveryMs) {
      progress.toldAt = performance.now()
      say(`${share(progress)} (${place.name})`)
      const why = notNow(db, Date.now())
      if (why) return why
    }
    if (next !== null) await sleep(restMs)
  }
  return null
}

const share = ({ done, total }: ResealProgress) => `${number(done, 'en')} of ${number(total, 'en')} sealed anew`

const others = ({ db }: KeysContext, id: string) =>
  [...countSealed(db)].reduce((sum, [key, n]) => (key === id ? sum : sum + n), 0)

const shutSentence = (shut: number) =>
  `${texts(shut)} ${shut === 1 ? 'does' : 'do'} not open with any key at hand, damaged or sealed with one that is gone: left as they are.`

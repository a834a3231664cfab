/** What reads a text that somebody else wrote. */
export type Reader = {
  readonly name: string
  readonly read: (text: string) => unknown
  /** Pieces that mean something to it, of which hostile texts are made. */
  readonly bits: readonly string[]
  /** UTF-16 units of the longest text that it is ever given, or that it reads. */
  readonly longest: number
  /** How much of the machine (`yardstick`) the slowest text within these limits may take: 1 unless it is said. */
  readonly allowed?: number
}

export type Slow = { readonly name: string; readonly pump: string; readonly length: number; readonly growth: number }

/** A text that repeats something: whatever takes more than linear time does so for one of these. */
type Pump = { readonly label: string; readonly text: (length: number) => string }

/**
 * Looks for texts whose reading takes more than linear time, `tries` hostile ones a reader. Times are CPU time of this
 * process, compared with each other and with a yardstick that is measured beside them: how fast the machine is and what
 * else runs on it cancels out. What seems slow is measured again, and has to be slow each time.
 */
export function findSlow(reader: Reader, seed: number, tries: number): Slow | null {
  const random = randomFrom(seed)
  const plain = reader.bits.map(bit => ({ pump: repeat('', bit, ''), lengths: [reader.longest] }))
  const mixed = Array.from({ length: tries }, () => ({
    pump: pumpOf(reader.bits, random),
    // What is longer than it reads has to be refused as fast.
    lengths: [reader.longest, reader.longest * 4],
  }))
  for (const { pump, lengths } of [...plain, ...mixed])
    for (const length of lengths) {
      const growth = isSlow(reader, pump, length)
      if (growth !== null) return { name: reader.name, pump: pump.label, length, growth }
    }
  return null
}

/** Four times the length takes linear readers 4 times as long, quadratic ones 16 times. */
const growthAllowed = 8
const confirmations = 8

/** The growth where it is too much, at a length where it costs something. */
function isSlow({ read, allowed = 1 }: Reader, { text }: Pump, length: number): number | null {
  const [long, short] = [text(length), text(length / 4)]
  let growth = 0
  for (let n = 0; n < confirmations; n++) {
    const cost = costOf(() => read(anew(long)), n === 0 ? 1 : 3)
    if (cost < allowed * yardstick()) return null
    growth = cost / costOf(() => read(anew(short)), 3)
    if (growth < growthAllowed) return null
  }
  return growth
}

/** What was read once may be remembered. */
const anew = (text: string) => `${text} ${10_000 + serial++}`
let serial = 0

/** Microseconds of CPU: the least of some times, as all that disturbs adds to it. */
function costOf(work: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < times; n++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return Math.max(least, 1)
}

/** A fixed piece of work, some five milliseconds: less is lost in what else a process does. Measured anew now and then. */
function yardstick(): number {
  if (asked++ % 50 === 0) measured = costOf(() => sum(letters), 3)
  return measured
}
let [asked, measured] = [0, 0]
const letters = 'abcdefghij'.repeat(500_000)
const sum = (text: string) => {
  let total = 0
  for (let at = 0; at < text.length; at++) total = (Math.imul(total, 31) + text.charCodeAt(at)) | 0
  return total
}

const repeat = (before: string, unit: string, after: string): Pump => ({
  label: JSON.stringify([before, unit, after]),
  text: length => before + unit.repeat(Math.max(1, Math.floor(length / unit.length))) + after,
})

function pumpOf(bits: readonly string[], random: () => number): Pump {
  const some = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => one(bits, random)).join('')
  const unit = some(1, 3)
  if (random() < 0.6) return repeat(some(0, 2), unit, some(0, 2))
  // Parts, each of which is a pump of its own.
  const part = unit.repeat(2 ** Math.ceil(random() * 6))
  return repeat(some(0, 1), part + some(1, 1), some(0, 1))
}

const one = (bits: readonly string[], random: () => number) => bits[Math.floor(random() * bits.length)] ?? 'a'

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

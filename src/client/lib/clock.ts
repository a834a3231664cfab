// Written by the server and by the script alike, so that the page does not change when the script takes over.

const lastSeconds = 10

export type Unit = 'days' | 'hours' | 'minutes' | 'seconds'
export type ClockPart = { readonly figure: string; readonly unit: Unit }

const lengths: readonly (readonly [Unit, number])[] = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
]

/** What is left until a moment, to the second: minutes and seconds, larger units where there are any; at last seconds alone. */
export function countdownParts(leftMs: number): ClockPart[] {
  const left = Math.max(0, Math.ceil(leftMs / 1_000))
  const first = left <= lastSeconds ? 3 : left < 3_600 ? 2 : left < 86_400 ? 1 : 0
  return lengths.slice(first).map(([unit, length], index) => {
    const above = lengths[first + index - 1]?.[1]
    const n = Math.floor((index === 0 || !above ? left : left % above) / length)
    return { figure: index === 0 ? String(n) : String(n).padStart(2, '0'), unit }
  })
}

/** Time since a moment, to the millisecond: "+4.123", "+2:04.123". */
export function elapsed(ms: number): string {
  const past = Math.max(0, Math.round(ms))
  const minutes = Math.floor(past / 60_000)
  const seconds = ((past % 60_000) / 1_000).toFixed(3)
  return minutes === 0 ? `+${seconds}` : `+${minutes}:${seconds.padStart(6, '0')}`
}

/** The last seconds stand alone on the screen; the last minute is marked. */
export function closeness(leftMs: number): 'far' | 'minute' | 'last' {
  if (leftMs > 60_000) return 'far'
  return leftMs > lastSeconds * 1_000 ? 'minute' : 'last'
}

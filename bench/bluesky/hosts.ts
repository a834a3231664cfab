/** bsky.social has its people on 86 hosts (2025-11): one nearly empty, the others 0.66 to 2.96 % each, 0.99 % in the middle. */
const hosts = 86
const [least, most] = [0.66, 2.96]
/** So bent that the middle one has what it has. */
const bend = 2.8

const weights = Array.from({ length: hosts }, (_, n) =>
  n === hosts - 1 ? 0.01 : least + (most - least) * (1 - n / (hosts - 2)) ** bend,
)
const whole = weights.reduce((sum, one) => sum + one, 0)

export const hostCount = hosts

/** The host (from 0) of each of so many people, in an order in which neighbours are on different ones. */
export function hostsOf(people: number): readonly number[] {
  const given = weights.map(() => 0)
  return Array.from({ length: people }, (_, n) => {
    const lacking = weights.map((weight, host) => (weight / whole) * (n + 1) - (given[host] ?? 0))
    const host = lacking.indexOf(Math.max(...lacking))
    given[host] = (given[host] ?? 0) + 1
    return host
  })
}

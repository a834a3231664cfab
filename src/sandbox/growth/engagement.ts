/** What has become of a post so far. */
export type Engagement = {
  readonly impressions: number
  readonly likes: number
  readonly reposts: number
  readonly replies: number
  readonly quotes: number
  readonly bookmarks: number
}

const hourMs = 3_600_000

/**
 * How a post fares: a pure function of its id, its author's followers and its age (ms), so that a test can know what a
 * report must say. Never falls; most of it comes within hours, and one post in fifty goes far beyond its followers.
 */
export function engagement(id: string, followers: number, ageMs: number): Engagement {
  const draw = drawsOf(id)
  const far = draw(0) > 0.98 ? 5 + 35 * draw(1) : 1
  const reach = (3 + 12 * draw(2) + followers * (0.04 + 0.3 * draw(3))) * far
  const share = 1 - Math.exp(-Math.max(0, ageMs) / (hourMs * (0.5 + 3 * draw(4))))
  const impressions = Math.floor(reach * share)
  const of = (least: number, most: number, n: number) =>
    Math.floor(impressions * (least + (most - least) * draw(n) ** 2))
  return {
    impressions,
    likes: of(0.008, 0.07, 5),
    reposts: of(0.002, 0.025, 6),
    replies: of(0.001, 0.012, 7),
    quotes: of(0, 0.004, 8),
    bookmarks: of(0, 0.006, 9),
  }
}

/** Numbers from 0 to 1 that belong to an id. */
function drawsOf(id: string): (n: number) => number {
  const seed = BigInt.asUintN(64, BigInt(id))
  return n => {
    let z = BigInt.asUintN(64, seed + BigInt(n + 1) * 0x9e3779b97f4a7c15n)
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n)
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53
  }
}

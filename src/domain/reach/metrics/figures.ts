import type { PostFigures } from '../../../networks/port.ts'

/** What a post was seen to reach. Null: its network does not tell. */
export type ReachFigures = PostFigures

/** Figures of many posts, added up. */
export type FigureSums = {
  readonly posts: number
  /** Of their accounts, each counted once: what they could reach at most. */
  readonly followers: number
  readonly impressions: number
  /** Of how many of the posts impressions are known; 0: the figure says nothing. */
  readonly impressionsOf: number
  readonly likes: number
  readonly reposts: number
  readonly replies: number
  readonly quotes: number
  readonly bookmarks: number
  readonly bookmarksOf: number
}

export const noFigures: FigureSums = {
  posts: 0,
  followers: 0,
  impressions: 0,
  impressionsOf: 0,
  likes: 0,
  reposts: 0,
  replies: 0,
  quotes: 0,
  bookmarks: 0,
  bookmarksOf: 0,
}

export const sumNames = Object.keys(noFigures) as (keyof FigureSums)[]

export const addUp = (all: readonly FigureSums[]): FigureSums => all.reduce((sum, one) => plus(sum, one), noFigures)

function plus(one: FigureSums, other: FigureSums): FigureSums {
  return Object.fromEntries(sumNames.map(name => [name, one[name] + other[name]])) as FigureSums
}

/** How often posts were shown, as far as their networks tell it; null: none of them does. */
export const shownIn = ({ impressions, impressionsOf }: Pick<FigureSums, 'impressions' | 'impressionsOf'>) =>
  impressionsOf > 0 ? impressions : null

export type ToldSums = Omit<FigureSums, 'impressions' | 'bookmarks'> & {
  readonly impressions: number | null
  readonly bookmarks: number | null
}

/** Null in place of every sum that says nothing, as a 0 there would say that nobody saw the posts. */
export const asTold = <Sums extends FigureSums>(sums: Sums): Omit<Sums, 'impressions' | 'bookmarks'> & ToldSums => ({
  ...sums,
  impressions: shownIn(sums),
  bookmarks: sums.bookmarksOf > 0 ? sums.bookmarks : null,
})

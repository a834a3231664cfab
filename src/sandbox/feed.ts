import type { FeedPost } from './store/posts.ts'

/** What the feed page learns at once: how many posts there are, how many a second, and the newest of them. */
export type FeedUpdate = {
  readonly total: number
  /** Posts of each of the last `skylineSeconds` seconds, the running one last. */
  readonly skyline: readonly number[]
  /** Oldest first; the latest of what came since the last news. */
  readonly posts: readonly FeedPost[]
}

export type Feed = ReturnType<typeof createFeed>

export const skylineSeconds = 60
const newsMs = 200
/** More than a screen holds at once; the rest is only counted. */
const postsAtOnce = 40

/** Tells listeners what was posted, a few times a second and however much it is. Times in ms. */
export function createFeed(total: number, arrivals: readonly number[], now: () => number) {
  const perSecond = new Map<number, number>()
  const count = (at: number) => {
    const second = Math.floor(at / 1000)
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1)
  }
  for (const at of arrivals) count(at)
  const listeners = new Set<(news: FeedUpdate) => void>()
  let all = total
  let latest: FeedPost[] = []

  const skyline = (): number[] => {
    const last = Math.floor(now() / 1000)
    for (const second of perSecond.keys()) if (second <= last - skylineSeconds) perSecond.delete(second)
    return Array.from({ length: skylineSeconds }, (_, n) => perSecond.get(last - skylineSeconds + 1 + n) ?? 0)
  }
  const news = (): FeedUpdate => ({ total: all, skyline: skyline(), posts: latest })
  const timer = setInterval(() => {
    if (listeners.size > 0) {
      const fresh = news()
      for (const listener of listeners) listener(fresh)
    }
    latest = []
  }, newsMs)
  timer.unref()

  return {
    posted: (post: FeedPost): void => {
      all += 1
      count(post.arrivedAt)
      latest.push(post)
      if (latest.length > postsAtOnce) latest.shift()
    },
    removed: (): void => {
      all -= 1
    },
    figures: (): Omit<FeedUpdate, 'posts'> => ({ total: all, skyline: skyline() }),
    /** Calls `listener` until the returned function is called. */
    listen: (listener: (news: FeedUpdate) => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: (): void => clearInterval(timer),
  }
}

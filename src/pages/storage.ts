import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { NothingCanBeSaved, type StorageProblem, storageProblem } from '../domain/storage.ts'

/** Whether anything can be saved just now; `scarce`: pledges and launches only. Looked at again after so long at the earliest. */
export type StorageWatch = { readonly problem: () => StorageProblem | null }

const keptMs = 2_000

export function watchStorage({ db, config, now }: Pick<Context, 'db' | 'config' | 'now'>): StorageWatch {
  let last: { readonly problem: StorageProblem | null; readonly at: number } | null = null
  return {
    problem: () => {
      const at = performance.now()
      if (!last || at - last.at > keptMs) last = { problem: storageProblem(db, config.dataDir, now()), at }
      return last.problem
    },
  }
}

/**
 * Refuses a form that could not be saved before any of it is: half of it, or a redirect that promises it, would be lost. Where
 * room is scarce it is kept for what a launch is made of, and for getting out of it.
 */
export const refuseWhileFull =
  (storage: StorageWatch): RequestHandler =>
  (req, _res, next) => {
    const problem = req.method === 'GET' || req.method === 'HEAD' ? null : storage.problem()
    const isRefused = problem !== null && !(problem === 'scarce' && isOfLaunch(req.path))
    next(isRefused ? new NothingCanBeSaved(problem) : undefined)
  }

const one = '[^/]+'
const ofLaunch: readonly RegExp[] = [
  `/c/${one}/pledge(/confirm)?`,
  `/p/${one}/.*`,
  `/r/${one}/(withdrawal|confirmation|posted)`,
  `/unsubscribe/${one}`,
  `/organize/(sign-in|sign-out|password)`,
  `/organize/${one}/(stop|pause|resumption|cancellation|launch-time)`,
  `/password-reset/${one}`,
].map(path => new RegExp(`^${path}/?$`, 'i'))

const isOfLaunch = (path: string) => ofLaunch.some(like => like.test(path))

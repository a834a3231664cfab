import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { NothingCanBeSaved, type StorageProblem, storageProblem } from '../domain/operation/storage.ts'
import { isUrgent, type RequestLine } from './rush/request-kind.ts'

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
 * room is scarce it is kept for what a launch is made of, and for getting out of it; where there is none but the ledger's own,
 * for getting out of it: the launch goes on in that room, so Stop must work.
 */
export const refuseWhileFull =
  (storage: StorageWatch): RequestHandler =>
  (req, _res, next) => {
    const problem = req.method === 'GET' || req.method === 'HEAD' ? null : storage.problem()
    next(problem === null || isTaken(req, problem) ? undefined : new NothingCanBeSaved(problem))
  }

function isTaken(asked: RequestLine, problem: StorageProblem): boolean {
  switch (problem) {
    case 'scarce':
      return isUrgent(asked) || isOfLaunch(asked.path)
    case 'no-room':
      return isUrgent(asked)
    case 'cannot-be-written':
      return false
    default:
      return problem satisfies never
  }
}

const one = '[^/]+'
const ofLaunch: readonly RegExp[] = [
  `/c/${one}/pledge(/confirm)?`,
  `/p/${one}/.*`,
  `/organize/(sign-out|password)`,
  `/organize/${one}/schedule`,
  `/password-reset/${one}`,
].map(path => new RegExp(`^${path}/?$`, 'i'))

const isOfLaunch = (path: string) => ofLaunch.some(like => like.test(path))

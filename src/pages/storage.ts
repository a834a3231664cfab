import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { NothingCanBeSaved, type StorageProblem, storageProblem } from '../domain/storage.ts'

/** Whether anything can be saved just now. Looked at again after so long at the earliest. */
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

/** Refuses a form that could not be saved before any of it is: half of it, or a redirect that promises it, would be lost. */
export const refuseWhileFull =
  (storage: StorageWatch): RequestHandler =>
  (req, _res, next) => {
    const problem = req.method === 'GET' || req.method === 'HEAD' ? null : storage.problem()
    next(problem ? new NothingCanBeSaved(problem) : undefined)
  }

import { Router } from 'express'
import type { Context } from '../../context.ts'
import { figures } from '../../domain/figures.ts'
import type { StorageWatch } from '../storage.ts'

/** `/healthz` and `/metrics`: figures only, nothing about anybody. */
export function operatorRoutes({ db, log }: Pick<Context, 'db' | 'log'>, storage: StorageWatch): Router {
  const routes = Router()
  routes.get('/healthz', (_req, res) => {
    try {
      const problem = storage.problem()
      if (problem) log.error({ problem }, 'the database cannot be written')
      res
        .status(problem ? 503 : 200)
        .type('text/plain')
        .send(problem ? healthWords[problem] : 'ok\n')
    } catch (err) {
      log.error({ err }, 'the database does not answer')
      res.status(503).type('text/plain').send('the database does not answer\n')
    }
  })
  routes.get('/metrics', (_req, res) => {
    res.type('text/plain; version=0.0.4').send(prometheus(figures(db)))
  })
  return routes
}

const healthWords = {
  'no-room': 'the disk of DATA_DIR is full: nothing can be saved, and no post leaves\n',
  'cannot-be-written': 'the database cannot be written: nothing can be saved, and no post leaves\n',
} as const

function prometheus(now: ReturnType<typeof figures>): string {
  return [
    '# HELP thunderclap_pledges Pledges by state.',
    '# TYPE thunderclap_pledges gauge',
    ...now.pledges.map(row => `thunderclap_pledges{state="${row.state}"} ${row.n}`),
    '# HELP thunderclap_launches Launches by kind and state.',
    '# TYPE thunderclap_launches gauge',
    ...now.launches.map(row => `thunderclap_launches{kind="${row.kind}",state="${row.state}"} ${row.n}`),
    '',
  ].join('\n')
}

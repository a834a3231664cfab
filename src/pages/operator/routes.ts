import { Router } from 'express'
import type { Context } from '../../context.ts'
import { figures, pingDb } from '../../domain/figures.ts'

/** `/healthz` and `/metrics`: figures only, nothing about anybody. */
export function operatorRoutes({ db, log }: Pick<Context, 'db' | 'log'>): Router {
  const routes = Router()
  routes.get('/healthz', (_req, res) => {
    try {
      pingDb(db)
      res.type('text/plain').send('ok\n')
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

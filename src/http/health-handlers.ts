import type { Context } from '../context.ts'
import { figures } from '../domain/operation/operator-figures.ts'
import { ownAnswer } from '../lib/own-answer.ts'
import type { Handlers } from './route.ts'
import type { StorageWatch } from './storage-watch.ts'

/** `/healthz`, `/metrics`, whether it is us who answer, and what servers of a network fetch: nothing about anybody. */
export function operatorHandlers(
  { db, log, box, networks, now }: Pick<Context, 'db' | 'log' | 'box' | 'networks' | 'now'>,
  storage: StorageWatch,
) {
  return {
    health: (_req, res) => {
      try {
        const seen = storage.problem()
        // Pledges and launches go on.
        const problem = seen === 'scarce' ? null : seen
        if (problem) log.error({ problem }, 'the database cannot be written')
        res
          .status(problem ? 503 : 200)
          .type('text/plain')
          .send(problem ? healthWords[problem] : 'ok\n')
      } catch (err) {
        log.error({ err }, 'the database does not answer')
        res.status(503).type('text/plain').send('the database does not answer\n')
      }
    },
    // `doctor` asks under the public address, where the two above may be shut. The answer tells nobody else anything.
    isOurs: (req, res) => {
      const { asked } = req.query
      const proof = typeof asked === 'string' && asked.length <= 64 ? ownAnswer(box, asked) : ''
      res.set('cache-control', 'no-store').type('text/plain').send(proof)
    },
    // Kept for a short while: a key that was just added is to be seen soon.
    document: (req, res, next) => {
      const found = [...networks.values()].map(({ documents }) => documents?.[req.path]).find(one => one !== undefined)
      if (!found) return next()
      res.set('cache-control', 'public, max-age=60').json(found())
    },
    metrics: (_req, res) => {
      res.type('text/plain; version=0.0.4').send(prometheus(figures(db, now())))
    },
  } satisfies Handlers
}

const healthWords = {
  'no-room': 'the disk of DATA_DIR is full: nothing can be saved, and no post leaves\n',
  'cannot-be-written': 'the database cannot be written: nothing can be saved, and no post leaves\n',
} as const

function prometheus(now: ReturnType<typeof figures>): string {
  return [
    '# HELP thunderclap_pledges Pledges by network and state.',
    '# TYPE thunderclap_pledges gauge',
    ...now.pledges.map(row => `thunderclap_pledges{network="${row.network}",state="${row.state}"} ${row.n}`),
    '# HELP thunderclap_launches Launches by kind and state.',
    '# TYPE thunderclap_launches gauge',
    ...now.launches.map(row => `thunderclap_launches{kind="${row.kind}",state="${row.state}"} ${row.n}`),
    '# HELP thunderclap_posts Posts of launches that go on, or ended within the last hour, by network and state.',
    '# TYPE thunderclap_posts gauge',
    ...now.posts.map(row => `thunderclap_posts{network="${row.network}",state="${row.state}"} ${row.n}`),
    '# HELP thunderclap_held Launches that are held back on a network, by why.',
    '# TYPE thunderclap_held gauge',
    ...now.held.map(row => `thunderclap_held{network="${row.network}",why="${row.why}"} ${row.n}`),
    '',
  ].join('\n')
}

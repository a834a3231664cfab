import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import type { Db } from '../../../db/open.ts'
import { requireOrganizer } from '../../auth/guards.ts'
import type { Context } from '../../context.ts'
import { type Campaign, findCampaign } from '../../domain/campaign.ts'
import type { Launch } from '../../domain/launch.ts'
import { ledgerLines } from '../../domain/ledger/read.ts'
import { readReach } from '../../domain/reach.ts'
import { Problem } from '../../lib/problem.ts'
import { csvHead, csvLine } from './deliveries-csv.ts'
import { givenUp } from './given-up.ts'
import { reachJson } from './reach-json.ts'
import { reportView } from './view.tsx'

/** Lines read and written at once: the rest of the web has its turn in between. */
const linesAtOnce = 500

/** The report of a launch, for its organizers. */
export function reportRoutes({ db, now }: Pick<Context, 'db' | 'now'>): Router {
  const routes = Router()
  routes.use(['/c/:slug/reach', '/c/:slug/reach.json', '/c/:slug/deliveries.csv'], requireOrganizer({ db }))

  routes.get('/c/:slug/reach', (req, res) => {
    const campaign = find(req.params.slug)
    res.send(reportView({ lang: 'en', campaign, reach: readReach(db, campaign.launch), now: now() }))
  })
  routes.get('/c/:slug/reach.json', (req, res) => {
    const campaign = find(req.params.slug)
    res.json(reachJson(campaign, readReach(db, campaign.launch), 'en'))
  })
  routes.get('/c/:slug/deliveries.csv', async (req, res) => {
    const { slug, launch } = find(req.params.slug)
    res.set('content-type', 'text/csv; charset=utf-8').attachment(`${slug}-deliveries.csv`)
    await pipeline(Readable.from(csv(db, launch)), res).catch(givenUp)
  })
  return routes

  function find(slug: string): Campaign {
    const campaign = findCampaign(db, slug)
    if (!campaign) throw new Problem(404)
    return campaign
  }
}

async function* csv(db: Db, launch: Launch): AsyncGenerator<string> {
  yield csvHead
  for (let after = 0; ; ) {
    const lines = ledgerLines(db, launch.id, after, linesAtOnce)
    const last = lines.at(-1)
    if (!last) return
    after = last.id
    yield lines.map(csvLine).join('')
    await new Promise(setImmediate)
  }
}

import type { Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { countPosts, stayedBack } from '../../domain/launch/counted-posts.ts'
import type { Launch } from '../../domain/launch/launch.ts'
import { findDelivery, type ListedState, listDeliveries, listedAs, listedStates } from '../../domain/ledger/list.ts'
import { attemptsOf, type Counts, countDeliveries, reasons } from '../../domain/ledger/read.ts'
import type { RequestOf } from '../../http/route.ts'
import { Problem } from '../../lib/problem.ts'
import { networkNames } from '../../networks/port.ts'
import { findWithLaunch, signedIn } from '../campaign/manage/show-campaign.ts'
import { deliveriesView } from './list-view.tsx'
import { deliveryView } from './view.tsx'

const rowsAPage = 100

const id = z.coerce.number().int().positive()
/** What cannot be read is left out: the list then shows more, never something else. */
const Filter = z.object({
  state: z.enum(listedStates).nullable().catch(null).default(null),
  network: z.enum(networkNames).nullable().catch(null).default(null),
  reason: z.string().max(100).nullable().catch(null).default(null),
  handle: z
    .string()
    .trim()
    .max(200)
    .transform(typed => typed.replace(/^@/, '') || null)
    .nullable()
    .catch(null)
    .default(null),
  after: id.nullable().catch(null).default(null),
  before: id.nullable().catch(null).default(null),
})

/** `/organize/:slug/deliveries` and one of them: what happened to each post. */
export function deliveryHandlers(context: Context) {
  const { db, now } = context

  return {
    list: (req: RequestOf<'slug'>, res: Response) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const filter = Filter.parse(req.query)
      const page = listDeliveries(db, launch.id, filter, rowsAPage)
      const { all, networks } = countDeliveries(db, launch.id)
      const posts = (filter.network && networks[filter.network]) ?? all
      const stayed = stayedBack({ reasons: reasons(db, launch.id) })
      const back = filter.network ? (stayed.networks[filter.network] ?? 0) : stayed.n
      res.send(
        deliveriesView({
          lang: req.lang,
          organizer: signedIn(context, req),
          campaign,
          filter,
          page,
          counts: listedCounts(launch, posts, back),
          total: posts.total,
          networks: networkNames.filter(name => networks[name] !== undefined),
          now: now(),
        }),
      )
    },

    show: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const { campaign, launch } = findWithLaunch(context, req.params.slug)
      const wanted = id.safeParse(req.params.id)
      const found = wanted.success ? findDelivery(db, launch.id, wanted.data) : null
      if (!found) throw new Problem(404)
      const attempts = attemptsOf(db, found.delivery.id)
      const organizer = signedIn(context, req)
      res.send(deliveryView({ lang: req.lang, organizer, campaign, launch, ...found, attempts, now: now() }))
    },
  }
}

/** Those that the list can show, in its order. */
function listedCounts({ state, unreachedAt }: Launch, posts: Counts, back: number): [ListedState, number][] {
  const counted = countPosts({ state, goalMissed: unreachedAt !== null, posts, stayedBack: back })
  const sums = new Map(counted.map(([kind, n]) => [listedAs(kind), n]))
  return listedStates.map(listed => [listed, sums.get(listed) ?? 0])
}

import { type Request, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { onDisk } from '../../db/on-disk.ts'
import type { Context } from '../context.ts'
import { connectAccount } from '../domain/account.ts'
import { type Grant, type Network, NetworkError, type Profile } from '../domain/network.ts'
import { Problem } from '../lib/problem.ts'
import type { Connector } from '../networks/connector.ts'
import { type Connectors, createConnectors } from '../networks/connectors.ts'
import { text } from '../text/text.ts'
import { callbackUrl } from './callback-url.ts'
import { deniedView } from './denied-view.tsx'
import { ownPath } from './return-to.ts'
import { renewSession } from './session.ts'

const profileDeadlineMs = 10_000
/** Requests a minute from one address: a hall full of people shares one, and each makes two. */
const requestsAMinute = 300

/** `/auth/:network/start` and `/auth/:network/callback`: connecting a social account. Both are links, so GET. */
export function authRoutes(context: Context, connectors: Connectors = createConnectors(context.config)): Router {
  const routes = Router()
  routes.use('/auth', limitSignIns(), (_req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    next()
  })

  routes.get('/auth/:network/start', async (req, res) => {
    const { network, connector } = find(context, connectors, req.params.network)
    req.session.returnTo = wanted(req.query)
    const url = callbackUrl(context.config.web.baseUrl, req.get('host'), network.name)
    const departure = await connector.depart(req, url)
    if (departure.kind === 'unanswered') throw unanswered(context, req, network, departure.cause)
    res.redirect(303, departure.url)
  })

  routes.get('/auth/:network/callback', async (req, res) => {
    const { network, connector } = find(context, connectors, req.params.network)
    const arrival = await connector.arrive(req)
    const goOn = returnTo(req)
    switch (arrival.kind) {
      case 'denied':
        return void res.send(
          deniedView({ lang: req.lang, label: network.label, again: startOf(req, network), back: goOn }),
        )
      case 'stale':
        throw problem(409, text(req.lang).signIn.stale(network.label), startOf(req, network))
      case 'unanswered':
        throw unanswered(context, req, network, arrival.cause)
      case 'granted': {
        const profile = await readProfile(context, req, network, arrival.grant)
        const { db, box, now } = context
        const connect = () => connectAccount(db, box, network.name, profile, arrival.grant, now())
        const accountId = await onDisk(db, connect)
        await renewSession(req, { accountId })
        return res.redirect(303, goOn)
      }
      default:
        return arrival satisfies never
    }
  })
  return routes
}

function find({ networks }: Context, connectors: Connectors, name: string): { network: Network; connector: Connector } {
  const network = [...networks.values()].find(one => one.name === name)
  const connector = connectors.get(name)
  if (!network || !connector) throw new Problem(404)
  return { network, connector }
}

async function readProfile(context: Context, req: Request, network: Network, grant: Grant): Promise<Profile> {
  try {
    return await network.reading.profile(grant, AbortSignal.timeout(profileDeadlineMs))
  } catch (error) {
    if (error instanceof NetworkError) throw unanswered(context, req, network, `profile ${error.problem}`)
    throw error
  }
}

/** `?to=` names the page to go on at, `?campaign=` a campaign whose pledge goes on. */
function wanted({ to, campaign }: Request['query']): string {
  const pledge = typeof campaign === 'string' ? `/c/${encodeURIComponent(campaign)}/pledge` : '/'
  return ownPath(to, pledge)
}

const returnTo = (req: Request) => ownPath(req.session.returnTo, '/')

const startOf = (req: Request, { name }: Network) => `/auth/${name}/start?to=${encodeURIComponent(returnTo(req))}`

function unanswered({ log }: Context, req: Request, network: Network, cause: string): Problem {
  log.warn({ network: network.name, cause }, 'a sign-in got no usable answer')
  return problem(502, text(req.lang).signIn.unanswered(network.label), startOf(req, network))
}

function problem(status: 409 | 502, words: { title: string; text: string; label: string }, href: string): Problem {
  return new Problem(status, { title: words.title, text: words.text, action: { href, label: words.label } })
}

const limitSignIns = () =>
  rateLimit({
    windowMs: 60_000,
    limit: requestsAMinute,
    standardHeaders: true,
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Problem(429)),
  })

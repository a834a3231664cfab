import { type Request, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { onDisk } from '../../db/on-disk.ts'
import type { Context } from '../context.ts'
import { connectAccount } from '../domain/account.ts'
import type { SignInStep } from '../domain/check/sign-ins.ts'
import { type Grant, type Network, NetworkError, type Profile, type SignInTrouble } from '../domain/network.ts'
import { Problem } from '../lib/problem.ts'
import { hashToken } from '../lib/secret-box.ts'
import type { Connector } from '../networks/connector.ts'
import { type Connectors, createConnectors } from '../networks/connectors.ts'
import { text } from '../text/text.ts'
import { callbackUrl } from './callback-url.ts'
import { deniedView } from './denied-view.tsx'
import { chooseAgain, ownPath } from './return-to.ts'
import { connectInSession, seeOtherTabs } from './session.ts'
import { signInWatch } from './sign-in-watch.ts'

const profileDeadlineMs = 10_000
/** Requests a minute from one address: a hall full of people shares one, and each makes two. */
const requestsAMinute = 300

/** `/auth/:network/start` and `/auth/:network/callback`: connecting a social account. Both are links, so GET. */
export function authRoutes(context: Context, connectors: Connectors = createConnectors(context.config)): Router {
  const routes = Router()
  const watch = signInWatch(context)
  routes.use('/auth', limitSignIns(), (_req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    next()
  })

  routes.get('/auth/:network/start', async (req, res) => {
    const { network, connector } = find(context, connectors, req.params.network)
    req.session.returnTo = wanted(req.query)
    const url = callbackUrl(context.config.web.baseUrl, req.get('host'), network.name)
    const departure = await connector.depart(req, url)
    await seeOtherTabs(req)
    if (departure.kind === 'unanswered') throw refused(watch, req, network, 'request', departure.trouble)
    watch.works(network.name, 'request')
    res.redirect(303, departure.url)
  })

  routes.get('/auth/:network/callback', async (req, res) => {
    const { network, connector } = find(context, connectors, req.params.network)
    const arrivedBy = hashToken(req.originalUrl)
    const goOn = returnTo(req)
    // Opened again, by Back or Reload: what it asked for is done.
    if (req.session.arrivedBy === arrivedBy) return res.redirect(303, goOn)
    const arrival = await connector.arrive(req)
    switch (arrival.kind) {
      case 'denied':
        return void res.send(deniedView({ lang: req.lang, label: network.label, ...ways(req, network) }))
      case 'stale':
        if (arrival.said) context.log.info({ network: network.name, said: arrival.said }, 'a return was refused')
        throw stale(req, network)
      case 'unanswered':
        throw refused(watch, req, network, 'exchange', arrival.trouble)
      case 'granted': {
        watch.works(network.name, 'exchange')
        const profile = await readProfile(watch, req, network, arrival.grant)
        watch.works(network.name, 'profile')
        const { db, box, now } = context
        const connect = () => connectAccount(db, box, network.name, profile, arrival.grant, now())
        const accountId = await onDisk(db, connect)
        await connectInSession(req, { accountId, returnTo: goOn, arrivedBy })
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

async function readProfile(watch: Watch, req: Request, network: Network, grant: Grant): Promise<Profile> {
  try {
    return await network.reading.profile(grant, AbortSignal.timeout(profileDeadlineMs))
  } catch (error) {
    if (error instanceof NetworkError) throw refused(watch, req, network, 'profile', error.trouble)
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

/** Where the sign-in starts again, where the person was, and whether their words are still there. */
const ways = (req: Request, network: Network) => ({
  again: startOf(req, network),
  back: returnTo(req),
  isKept: Object.keys(req.session.drafts ?? {}).length > 0,
})

function stale(req: Request, network: Network): Problem {
  const words = text(req.lang).signIn
  // No session, so none of a sign-in either: it began elsewhere, or this browser keeps no cookie.
  if (req.session.returnTo === undefined) return new Problem(409, { ...words.elsewhere })
  return problem(409, words.stale(network.label), ways(req, network), req)
}

type Watch = ReturnType<typeof signInWatch>

function refused(watch: Watch, req: Request, network: Network, step: SignInStep, trouble: SignInTrouble): Problem {
  watch.refused(network.name, step, trouble)
  const words = text(req.lang).signIn
  const said = untilSetRight.includes(trouble.why) ? words.ourSide : words.unanswered
  return problem(502, said(network.label), ways(req, network), req)
}

/** Trying again in a minute helps nobody here. */
const untilSetRight: readonly SignInTrouble['why'][] = ['callback', 'keys', 'clock', 'app', 'credit']

type Words = { readonly title: string; readonly text: string; readonly label: string }

function problem(
  status: 409 | 502,
  { title, text: said, label }: Words,
  { again, back, isKept }: ReturnType<typeof ways>,
  { lang }: Request,
): Problem {
  const words = text(lang).signIn
  const action = { href: again, label }
  if (!isKept) return new Problem(status, { title, text: said, action })
  const also = { href: chooseAgain(back) ?? back, label: words.denied.back }
  return new Problem(status, { title, text: `${said} ${words.kept}`, action, also })
}

const limitSignIns = () =>
  rateLimit({
    windowMs: 60_000,
    limit: requestsAMinute,
    standardHeaders: true,
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Problem(429)),
  })

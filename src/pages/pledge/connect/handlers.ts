import type { Request, Response } from 'express'
import { onDisk } from '../../../../db/on-disk.ts'
import type { Context } from '../../../context.ts'
import { connectAccount, hasPledged, isConnected, profileOfNamed } from '../../../domain/pledge/account.ts'
import { chooseAgain, ownPath } from '../../../http/return-to.ts'
import type { Handlers } from '../../../http/route.ts'
import { connectInSession, type SignIn, seeOtherTabs } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { hashToken } from '../../../lib/secret-box.ts'
import type { Profile } from '../../../networks/account.ts'
import type { AnswerTrouble, SignInResult, Unanswered } from '../../../networks/connector.ts'
import { type Network, NetworkError } from '../../../networks/port.ts'
import { callbackUrl, onLocalhost } from './callback-url.ts'
import { deniedView } from './denied-view.tsx'
import { allowFormsToServers, sandboxIn } from './forms-to-servers.ts'
import { questionView } from './question-view.tsx'
import { signInWatch } from './refused-sign-ins.ts'
import { settledOnce } from './settled-once.ts'
import { beginSignIn, dropSignIn, findSignIn } from './sign-ins.ts'
import { hasWords, sayWho, somebodyElse, stale, unanswered, ways } from './troubles.ts'

const profileDeadlineMs = 10_000

/**
 * `/auth/:network/start` and `/auth/:network/callback`: connecting a social account. Both are links, so GET; what a network has
 * to know first is sent to the first one.
 */
export function connectHandlers(context: Context) {
  const watch = signInWatch(context)
  return {
    start: async (req, res) => {
      const network = find(context, req.params.network)
      const { to, typed } = wanted(req, req.query)
      if (network.connector.question === null) return leave(req, res, network, to, null)
      ask(context, req, res, network, { to, typed, why: null })
    },

    takeAnswer: async (req, res) => {
      const network = find(context, req.params.network)
      const { to, typed } = wanted(req, req.body ?? {})
      await leave(req, res, network, to, network.connector.question === null ? null : typed)
    },

    callback: async (req, res) => {
      const network = find(context, req.params.network)
      const arrivedBy = hashToken(req.originalUrl)
      const back = network.connector.read(req.query)
      const begun = findSignIn(req, network.name, back?.key ?? null, context.now())
      const goOn = ownPath(begun?.returnTo ?? req.session.returnTo, '/')
      const typed = begun?.typed ?? null
      // No session, so perhaps one under the other name of this machine.
      const other =
        network.connector.question && onLocalhost(context.config.web.baseUrl, req.get('host'), req.originalUrl)
      if (req.session.returnTo === undefined && other) return res.redirect(303, other)
      // Opened again, by Back or Reload: what it asked for is done.
      if (req.session.arrivedBy === arrivedBy) return res.redirect(303, goOn)
      if (back?.kind === 'denied') {
        if (begun) dropSignIn(req, begun, context.now())
        return void res.send(deniedView({ lang: req.lang, label: network.label, ...ways(req, network, goOn, typed) }))
      }
      if (!back || !begun) throw stale(req, network, goOn, typed)
      const outcome = await settledOnce(context, arrivedBy, () => settle(network, begun, back.proof))
      switch (outcome.kind) {
        case 'stale':
          throw stale(req, network, goOn, typed)
        case 'unanswered':
          throw unanswered(req, network, outcome.trouble, goOn, typed)
        case 'somebody-else':
          throw somebodyElse(req, network, outcome.handle, goOn, typed)
        case 'say-who':
          throw sayWho(req, network, outcome.handle, goOn)
        case 'begin-again':
          return leave(req, res, network, goOn, typed)
        case 'connected':
          await connectInSession(req, { accountId: outcome.accountId, returnTo: goOn, arrivedBy })
          return res.redirect(303, goOn)
        default:
          return outcome satisfies never
      }
    },
  } satisfies Handlers<'network'>

  async function leave(req: Request, res: Response, network: Network, returnTo: string, typed: string | null) {
    const url = callbackUrl(context.config.web.baseUrl, req.get('host'), network.name)
    const departure = await network.connector.depart(url, typed)
    await seeOtherTabs(req)
    switch (departure.kind) {
      case 'ask-again':
        return ask(context, req, res.status(422), network, { to: returnTo, typed: typed ?? '', why: departure.why })
      case 'unanswered':
        req.session.returnTo = returnTo
        watch.refused(network.name, 'request', departure.trouble)
        throw unanswered(req, network, departure.trouble, returnTo, typed)
      case 'leave':
        req.session.returnTo = returnTo
        watch.works(network.name, 'request')
        beginSignIn(req, { network: network.name, ...departure.pending, returnTo, typed }, context.now())
        return res.redirect(303, departure.url)
      default:
        return departure satisfies never
    }
  }

  async function settle(network: Network, begun: SignIn, proof: string): Promise<Settled> {
    const arrival = await network.connector.arrive(begun, proof)
    if (arrival.kind === 'stale') {
      if (arrival.said) context.log.info({ network: network.name, said: arrival.said }, 'a return was refused')
      return { kind: 'stale' }
    }
    if (arrival.kind === 'unanswered') {
      watch.refused(network.name, 'exchange', arrival.trouble)
      return arrival
    }
    watch.works(network.name, 'exchange')
    if (arrival.kind === 'begin-again') return arrival
    if (arrival.kind === 'somebody-else') return refuse(network, arrival)
    const profile = await readProfile(network, arrival)
    if ('kind' in profile) return profile
    if (arrival.isUnsure && hasPledged(context.db, network.name, profile.remoteId))
      return { kind: 'say-who', handle: profile.handle }
    const { db, box, now } = context
    const connect = () => connectAccount(db, box, network, profile, arrival.grant, now())
    return { kind: 'connected', accountId: await onDisk(db, connect) }
  }

  /** Whoever it is may be with us by their own choice: their permission may be this very one, and stays then. */
  async function refuse({ name, reading }: Network, { grant, named }: SomebodyElse): Promise<Settled> {
    context.log.warn({ network: name, host: named.host }, 'a server gave the permission of somebody else')
    if (!isConnected(context.db, name, named.remoteId))
      await reading.revoke(grant, AbortSignal.timeout(profileDeadlineMs))
    return { kind: 'somebody-else', handle: named.handle }
  }

  /** A network that will not say more of an account now has said who it is with its permission: nothing of that is lost. */
  async function readProfile({ name, reading }: Network, { grant, named }: Granted): Promise<Profile | Unanswered> {
    try {
      const profile = await reading.profile(grant, AbortSignal.timeout(profileDeadlineMs))
      watch.works(name, 'profile')
      return profile
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      watch.refused(name, 'profile', error.trouble)
      const isDead = error.problem === 'unauthorized'
      return isDead || !named ? { kind: 'unanswered', trouble: error.trouble } : profileOfNamed(context.db, name, named)
    }
  }
}

type Granted = Extract<SignInResult, { readonly kind: 'granted' }>
type SomebodyElse = Extract<SignInResult, { readonly kind: 'somebody-else' }>

/** What came of a return, the same for every request that brings it. */
type Settled =
  | { readonly kind: 'connected'; readonly accountId: number }
  | { readonly kind: 'stale' | 'begin-again' }
  | { readonly kind: 'somebody-else' | 'say-who'; readonly handle: string }
  | Unanswered

function find({ networks }: Context, name: string): Network {
  const network = [...networks.values()].find(one => one.name === name)
  if (!network) throw new Problem(404)
  return network
}

/** Longer than any handle or name of a server. */
const answerAtMost = 300

/** `to` names the page to go on at, `campaign` a campaign whose pledge goes on, `answer` what a network asks. */
function wanted({ session }: Request, { to, campaign, answer }: Readonly<Record<string, unknown>>) {
  // The link to another language names neither.
  const before = to === undefined ? session.returnTo : undefined
  const pledge = typeof campaign === 'string' ? `/c/${encodeURIComponent(campaign)}/pledge` : (before ?? '/')
  return { to: ownPath(to, pledge), typed: typeof answer === 'string' ? answer.slice(0, answerAtMost) : '' }
}

type Asked = { readonly to: string; readonly typed: string; readonly why: AnswerTrouble | null }

/** Shows the form again that a network's question is answered in, with what was typed. */
function ask({ config }: Context, req: Request, res: Response, network: Network, { to, typed, why }: Asked): void {
  const { connector, name } = network
  if (connector.question === null) throw new Error(`${name} asks nothing`)
  allowFormsToServers(res, config)
  const isKept = hasWords(req)
  if (isKept) req.session.returnTo = to
  res.send(
    questionView({
      lang: req.lang,
      network,
      question: connector.question,
      to,
      typed,
      sandbox: sandboxIn(config),
      why,
      back: isKept ? (chooseAgain(to) ?? to) : null,
    }),
  )
}

import type { Request } from 'express'
import { onDisk } from '../../../../db/on-disk.ts'
import type { Context } from '../../../context.ts'
import { connectAccount, profileOfNamed } from '../../../domain/pledge/account.ts'
import { chooseAgain, ownPath } from '../../../http/return-to.ts'
import type { Handlers } from '../../../http/route.ts'
import { connectInSession, type SignIn, seeOtherTabs } from '../../../http/session/session.ts'
import { Problem } from '../../../lib/problem.ts'
import { hashToken } from '../../../lib/secret-box.ts'
import type { SignInResult, Unanswered } from '../../../networks/connector.ts'
import { type Network, NetworkError, type Profile, type SignInTrouble } from '../../../networks/port.ts'
import { text } from '../../../text/text.ts'
import { callbackUrl } from './callback-url.ts'
import { deniedView } from './denied-view.tsx'
import { signInWatch } from './refused-sign-ins.ts'
import { settledOnce } from './settled-once.ts'
import { beginSignIn, dropSignIn, findSignIn } from './sign-ins.ts'

const profileDeadlineMs = 10_000

/** `/auth/:network/start` and `/auth/:network/callback`: connecting a social account. Both are links, so GET. */
export function connectHandlers(context: Context) {
  const watch = signInWatch(context)
  return {
    start: async (req, res) => {
      const network = find(context, req.params.network)
      const returnTo = wanted(req.query)
      req.session.returnTo = returnTo
      const url = callbackUrl(context.config.web.baseUrl, req.get('host'), network.name)
      const departure = await network.connector.depart(url, null)
      await seeOtherTabs(req)
      if (departure.kind !== 'leave') {
        const trouble: SignInTrouble =
          departure.kind === 'unanswered' ? departure.trouble : { why: 'unclear', said: departure.said }
        watch.refused(network.name, 'request', trouble)
        throw unanswered(req, network, trouble, returnTo)
      }
      watch.works(network.name, 'request')
      beginSignIn(req, { network: network.name, ...departure.pending, returnTo }, context.now())
      res.redirect(303, departure.url)
    },

    callback: async (req, res) => {
      const network = find(context, req.params.network)
      const arrivedBy = hashToken(req.originalUrl)
      const back = network.connector.read(req.query)
      const begun = findSignIn(req, network.name, back?.key ?? null, context.now())
      const goOn = ownPath(begun?.returnTo ?? req.session.returnTo, '/')
      // Opened again, by Back or Reload: what it asked for is done.
      if (req.session.arrivedBy === arrivedBy) return res.redirect(303, goOn)
      if (back?.kind === 'denied') {
        if (begun) dropSignIn(req, begun, context.now())
        return void res.send(deniedView({ lang: req.lang, label: network.label, ...ways(req, network, goOn) }))
      }
      if (!back || !begun) throw stale(req, network, goOn)
      const outcome = await settledOnce(context, arrivedBy, () => settle(network, begun, back.proof))
      switch (outcome.kind) {
        case 'stale':
          throw stale(req, network, goOn)
        case 'unanswered':
          throw unanswered(req, network, outcome.trouble, goOn)
        case 'connected':
          await connectInSession(req, { accountId: outcome.accountId, returnTo: goOn, arrivedBy })
          return res.redirect(303, goOn)
        default:
          return outcome satisfies never
      }
    },
  } satisfies Handlers<'network'>

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
    const profile = await readProfile(network, arrival)
    if ('kind' in profile) return profile
    const { db, box, now } = context
    const connect = () => connectAccount(db, box, network.name, profile, arrival.grant, now())
    return { kind: 'connected', accountId: await onDisk(db, connect) }
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

/** What came of a return, the same for every request that brings it. */
type Settled = { readonly kind: 'connected'; readonly accountId: number } | { readonly kind: 'stale' } | Unanswered

function find({ networks }: Context, name: string): Network {
  const network = [...networks.values()].find(one => one.name === name)
  if (!network) throw new Problem(404)
  return network
}

/** `?to=` names the page to go on at, `?campaign=` a campaign whose pledge goes on. */
function wanted({ to, campaign }: Request['query']): string {
  const pledge = typeof campaign === 'string' ? `/c/${encodeURIComponent(campaign)}/pledge` : '/'
  return ownPath(to, pledge)
}

/** Where the sign-in starts again, where the person was, and whether their words are still there. */
const ways = (req: Request, { name }: Network, back: string) => ({
  again: `/auth/${name}/start?to=${encodeURIComponent(back)}`,
  back,
  isKept: Object.keys(req.session.drafts ?? {}).length > 0,
})

function stale(req: Request, network: Network, back: string): Problem {
  const words = text(req.lang).signIn
  // No session, so none of a sign-in either: it began elsewhere, or this browser keeps no cookie.
  if (req.session.returnTo === undefined) return new Problem(409, { ...words.elsewhere })
  return problem(409, words.stale(network.label), ways(req, network, back), req)
}

function unanswered(req: Request, network: Network, trouble: SignInTrouble, back: string): Problem {
  const words = text(req.lang).signIn
  const said = untilSetRight.includes(trouble.why) ? words.ourSide : words.unanswered
  return problem(502, said(network.label), ways(req, network, back), req)
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

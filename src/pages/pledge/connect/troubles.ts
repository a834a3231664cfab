import type { Request } from 'express'
import { chooseAgain } from '../../../http/return-to.ts'
import { Problem } from '../../../lib/problem.ts'
import { type SignInTrouble, troublesOfOurs } from '../../../networks/connector.ts'
import type { Network } from '../../../networks/port.ts'
import { text } from '../../../text/text.ts'
import { startLink } from './start-links.ts'

/** Where the sign-in starts again, where the person was, and whether their words are still there. */
export const ways = (req: Request, { name }: Network, back: string, typed: string | null) => ({
  again: startLink(name, back, typed ?? ''),
  back,
  isKept: hasWords(req),
})

export const hasWords = ({ session }: Request) => Object.keys(session.drafts ?? {}).length > 0

export function stale(req: Request, network: Network, back: string, typed: string | null): Problem {
  const words = text(req.lang).signIn
  // No session, so none of a sign-in either: it began elsewhere, or this browser keeps no cookie.
  if (req.session.returnTo === undefined) return new Problem(409, { ...words.elsewhere })
  return problem(409, words.stale(network.label), ways(req, network, back, typed), req)
}

/** `came`: the handle of whose permission it was. */
export function somebodyElse(
  req: Request,
  network: Network,
  came: string,
  back: string,
  typed: string | null,
): Problem {
  const words = text(req.lang).signIn.somebodyElse(network.label, typed ?? '', came)
  return problem(409, words, ways(req, network, back, typed), req)
}

/** `came`: the handle of somebody who has promised a post, who may be this person or not. */
export const sayWho = (req: Request, network: Network, came: string, back: string): Problem =>
  problem(409, text(req.lang).signIn.sayWho(came), ways(req, network, back, null), req)

export function unanswered(
  req: Request,
  network: Network,
  { why }: SignInTrouble,
  back: string,
  typed: string | null,
): Problem {
  const words = text(req.lang).signIn
  const said = why === 'person' ? words.person : untilSetRight.includes(why) ? words.ourSide : words.unanswered
  return problem(502, said(network.label), ways(req, network, back, typed), req)
}

/** Trying again in a minute helps nobody here. */
const untilSetRight: readonly SignInTrouble['why'][] = troublesOfOurs

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

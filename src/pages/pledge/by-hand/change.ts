import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { changeByHand } from '../../../domain/pledge/by-hand/change.ts'
import type { Lang } from '../../../lib/lang.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type Draft, offerOf, readDraft } from '../draft/draft.ts'
import { networkTaking } from '../draft/network.ts'
import { typedOf } from '../draft/typed.ts'
import type { FoundByHand } from '../receipt/find.ts'
import { checkByHand, readEmail, tooManyAsked } from './form.ts'
import { changeByHandView } from './form-view.tsx'

/** `/p/:receipt/change` of who posts by hand: text and address in one form. */
export function showChange(context: Context, { lang }: Request, res: Response, found: FoundByHand): void {
  if (!mayChange(found, lang, res)) return
  res.send(form(context, found, lang, { text: found.pledge.text, messageId: null }, found.email ?? ''))
}

export function takeChange(context: Context, req: Request, res: Response, found: FoundByHand): void {
  const { lang } = req
  if (!mayChange(found, lang, res)) return
  const draft = readDraft(
    req.body,
    offerOf(context, found.campaign, networkTaking(context, found.campaign, found.pledge.text)),
  )
  const { typed, email } = readEmail(req.body)
  const wrong = checkByHand(networkTaking(context, found.campaign, draft.text), draft, email, lang)
  if (wrong.length > 0 || email === null)
    return void res.status(422).send(form(context, found, lang, draft, typed, wrong))
  const changed = { text: draft.text, isSample: draft.messageId !== null, email }
  const result = changeByHand(context.db, context.box, found.receipt, changed, context.now())
  if (result === 'too-late') throw tooLateByHand(found, lang)
  if (result === 'busy') throw tooManyAsked(req, res)
  res.redirect(303, found.path)
}

function mayChange(found: FoundByHand, lang: Lang, res: Response): boolean {
  if (found.state === 'waiting') return true
  if (found.state !== 'withdrawn') throw tooLateByHand(found, lang)
  // In another window, say: its page shows that.
  res.redirect(303, found.path)
  return false
}

function form(
  context: Context,
  { campaign, path }: FoundByHand,
  lang: Lang,
  draft: Draft,
  email: string,
  wrong: readonly Wrong[] = [],
): string {
  const network = networkTaking(context, campaign, draft.text)
  const { linking } = offerOf(context, campaign, network)
  return changeByHandView({
    lang,
    campaign,
    path,
    typed: typedOf(network, linking, draft.text),
    network,
    offered: [network],
    email,
    wrong,
  })
}

export function tooLateByHand({ path }: FoundByHand, lang: Lang): Problem {
  const { title, text: words, label } = text(lang).reminder.late
  return new Problem(409, { title, text: words, action: { href: path, label } })
}

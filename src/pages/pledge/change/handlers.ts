import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { changeText } from '../../../domain/pledge/promise.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { showChange, takeChange } from '../by-hand/change.ts'
import { choosePage } from '../choose/page.ts'
import { cardShown } from '../confirm/card-shown.ts'
import { carriedDraft } from '../draft/carried.ts'
import {
  checkDraft,
  type Draft,
  type DraftCheck,
  draftOf,
  dropDraft,
  isLost,
  keepDraft,
  offerOf,
  readDraft,
  shownKey,
  tooNear,
  unchecked,
  withoutDraft,
} from '../draft/draft.ts'
import { networkOfAccount } from '../draft/network.ts'
import { type FoundReceipt, findReceipt, findReceiptByAccount, type ReceiptRequest } from '../receipt/find.ts'
import { confirmChangeView } from './view.tsx'

/** `/p/:receipt/change`: choose another text, look at it, confirm it. */
export function changeHandlers(context: Context) {
  const { db, box, now } = context

  return {
    show: (req, res) => {
      const any = findReceipt(context, req)
      if (!any.account) return showChange(context, req, res, any)
      const found = changeable(context, req, res)
      if (!found) return
      const draft = draftOf(req, found.campaign)
      res.send(choose(context, req, found, draft ?? pledged(found), draft ? check(req, found, draft) : unchecked))
    },

    choose: (req, res) => {
      const any = findReceipt(context, req)
      if (!any.account) return takeChange(context, req, res, any)
      const found = changeable(context, req, res)
      if (!found) return
      const draft = readDraft(req.body, offerOf(context, found.campaign, networkOfAccount(context, found.account)))
      const checked = check(req, found, draft)
      if (draft.text !== '') keepDraft(req, found.campaign, draft)
      if (checked.wrong.length > 0) return void res.status(422).send(choose(context, req, found, draft, checked))
      res.redirect(303, `${found.path}/change/confirm`)
    },

    showConfirm: (req, res) => {
      const found = changeable(context, req, res)
      if (found) confirm(found, req, res)
    },

    confirm: (req, res) => {
      const found = changeable(context, req, res)
      if (!found) return
      const offer = offerOf(context, found.campaign, networkOfAccount(context, found.account))
      const draft = carriedDraft(req, offer) ?? draftOf(req, found.campaign)
      if (!draft || req.body?.shown !== shownKey(found.account, draft))
        return confirm(found, req, res.status(422), true)
      const { wrong, near } = check(req, found, draft)
      if (wrong.length > 0) return void res.status(422).send(choose(context, req, found, draft, { wrong, near }))
      const rule = networkOfAccount(context, found.account).textRule
      const result = changeText(db, box, found.receipt, { ...draft, rule }, now())
      if (result.kind === 'too-late') throw tooLate(req, found)
      if (result.kind === 'too-near') {
        return void res.status(422).send(choose(context, req, found, draft, tooNear(result.near, req.lang)))
      }
      dropDraft(req, found.campaign, offer, draft)
      res.redirect(303, found.path)
    },
  } satisfies Handlers<'receipt'>

  function check(req: Request, { campaign, account }: FoundReceipt, draft: Draft): DraftCheck {
    const offer = offerOf(context, campaign, networkOfAccount(context, account))
    return checkDraft(context, offer, draft, account, req.lang)
  }

  function confirm(found: FoundReceipt, req: Request, res: Response, hasChanged = false): void {
    const { campaign, account, path } = found
    const draft = draftOf(req, campaign)
    if (draft && check(req, found, draft).wrong.length === 0) {
      const wrong: Wrong[] = hasChanged ? [{ field: 'post', message: text(req.lang).pledge.wrong.changed }] : []
      const shown = shownKey(account, draft)
      const card = cardShown(context, campaign, account, draft.text)
      res.send(confirmChangeView({ lang: req.lang, campaign, account, text: draft.text, shown, card, path, wrong }))
      return
    }
    // What was confirmed already stands on the receipt.
    const isDone = !draft && req.session.drafts !== undefined
    res.redirect(303, isDone ? path : withoutDraft(req, `${path}/change`))
  }
}

const pledged = ({ pledge: { text, messageId } }: FoundReceipt): Draft => ({ text, messageId })

/** A pledge whose text can be changed now. One that was withdrawn, in another window say, is shown as it is: null. */
function changeable(context: Context, req: ReceiptRequest, res: Response): FoundReceipt | null {
  const found = findReceiptByAccount(context, req)
  const { pledge, campaign, account, path } = found
  if (pledge.state === 'active') {
    const { launch } = campaign
    if (launch.state === 'open' && phaseOf(launch, context.now()) === 'open') return found
    throw tooLate(req, found)
  }
  const typed =
    req.method === 'POST' ? readDraft(req.body, offerOf(context, campaign, networkOfAccount(context, account))) : null
  if (typed && typed.text !== '' && pledge.erasedAt === null) keepDraft(req, campaign, typed)
  res.redirect(303, path)
  return null
}

function tooLate({ lang }: ReceiptRequest, { path }: FoundReceipt): Problem {
  const { title, text: words, label } = text(lang).receipt.tooLateToChange
  return new Problem(409, { title, text: words, action: { href: path, label } })
}

function choose(context: Context, req: Request, found: FoundReceipt, draft: Draft, check: DraftCheck): string {
  const { campaign, account, path } = found
  const words = text(req.lang).receipt
  const cancel = { href: path, label: words.keepOld }
  const around = { action: `${path}/change`, title: words.changeTitle, step: false, cancel, isLost: isLost(req) }
  const offer = offerOf(context, campaign, networkOfAccount(context, account))
  return choosePage(context, { campaign, offer, account, draft, check, lang: req.lang }, around)
}

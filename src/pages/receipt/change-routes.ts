import { type Request, type Response, Router } from 'express'
import type { Context } from '../../context.ts'
import { phaseOf } from '../../domain/campaign.ts'
import { changeText } from '../../domain/pledge.ts'
import { Problem } from '../../lib/problem.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'
import { choosePage } from '../pledge/choose-page.ts'
import {
  checkDraft,
  type Draft,
  type DraftCheck,
  draftOf,
  keepDraft,
  offerOf,
  readDraft,
  ruleFor,
  shownKey,
  tooNear,
  unchecked,
} from '../pledge/draft.ts'
import { confirmChangeView } from './change-view.tsx'
import { type Found, findReceipt } from './find.ts'

/** `/p/:receipt/change`: choose another text, look at it, confirm it. */
export function changeRoutes(context: Context): Router {
  const { db, networks, now } = context
  const routes = Router()

  routes.get('/p/:receipt/change', (req, res) => {
    const found = changeable(context, req)
    res.send(choose(context, req.lang, found, draftOf(req, found.campaign) ?? pledged(found)))
  })

  routes.post('/p/:receipt/change', (req, res) => {
    const found = changeable(context, req)
    const draft = readDraft(req.body, offerOf(context, found.campaign, found.account))
    const check = checkDraft(context, found.campaign, draft, found.account, req.lang)
    if (draft.text !== '') keepDraft(req, found.campaign, draft)
    if (check.wrong.length > 0) return void res.status(422).send(choose(context, req.lang, found, draft, check))
    res.redirect(303, `${found.path}/change/confirm`)
  })

  routes.get('/p/:receipt/change/confirm', (req, res) => confirm(changeable(context, req), req, res))

  routes.post('/p/:receipt/change/confirm', (req, res) => {
    const found = changeable(context, req)
    const draft = draftOf(req, found.campaign)
    if (!draft || req.body?.shown !== shownKey(found.account, draft)) return confirm(found, req, res.status(422), true)
    const rule = ruleFor(networks, found.account)
    const result = changeText(db, found.receipt, { ...draft, rule }, now())
    if (result.kind === 'too-late') throw tooLate(req, found)
    if (result.kind === 'too-near') {
      return void res.status(422).send(choose(context, req.lang, found, draft, tooNear(result.near, req.lang)))
    }
    keepDraft(req, found.campaign, null)
    res.redirect(303, found.path)
  })
  return routes
}

const pledged = ({ pledge: { text, messageId } }: Found): Draft => ({ text, messageId })

function changeable({ db, now }: Context, req: Request<{ receipt: string }>): Found {
  const found = findReceipt({ db }, req.params.receipt)
  const { launch } = found.campaign
  if (found.pledge.state === 'active' && launch.state === 'open' && phaseOf(launch, now()) === 'open') return found
  throw tooLate(req, found)
}

function tooLate({ lang }: Request<{ receipt: string }>, { path }: Found): Problem {
  const { title, text: words, label } = text(lang).receipt.tooLateToChange
  return new Problem(409, { title, text: words, action: { href: path, label } })
}

function confirm({ campaign, account, path }: Found, req: Request, res: Response, hasChanged = false): void {
  const draft = draftOf(req, campaign)
  if (!draft) {
    res.redirect(303, `${path}/change`)
    return
  }
  const wrong: Wrong[] = hasChanged ? [{ field: 'post', message: text(req.lang).pledge.wrong.changed }] : []
  const shown = shownKey(account, draft)
  res.send(confirmChangeView({ lang: req.lang, campaign, account, text: draft.text, shown, path, wrong }))
}

function choose(context: Context, lang: Lang, found: Found, draft: Draft, check: DraftCheck = unchecked): string {
  const { campaign, account, path } = found
  const words = text(lang).receipt
  const cancel = { href: path, label: words.keepOld }
  const around = { action: `${path}/change`, title: words.changeTitle, step: false, cancel }
  return choosePage(context, { campaign, account, draft, check, lang }, around)
}

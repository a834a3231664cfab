import { type Request, type Response, Router } from 'express'
import type { Context } from '../../context.ts'
import { phaseOf } from '../../domain/campaign.ts'
import { listMessages } from '../../domain/message.ts'
import { changeText } from '../../domain/pledge.ts'
import { Problem } from '../../lib/problem.ts'
import { text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'
import { chooseView } from '../pledge/choose-view.tsx'
import { checkDraft, type Draft, draftOf, firstNetwork, keepDraft, readDraft, shownKey } from '../pledge/draft.ts'
import { confirmChangeView } from './change-view.tsx'
import { type Found, findReceipt } from './find.ts'

const lang = 'en'

/** `/p/:receipt/change`: choose another text, look at it, confirm it. */
export function changeRoutes(context: Context): Router {
  const { db, now } = context
  const routes = Router()

  routes.get('/p/:receipt/change', (req, res) => {
    const found = changeable(context, req)
    res.send(choose(context, found, draftOf(req, found.campaign) ?? found.pledge))
  })

  routes.post('/p/:receipt/change', (req, res) => {
    const found = changeable(context, req)
    const draft = readDraft(req.body, listMessages(db, found.campaign.id))
    const wrong = checkDraft(context, draft, found.account, lang)
    if (wrong.length > 0) return void res.status(422).send(choose(context, found, draft, wrong))
    keepDraft(req, found.campaign, draft)
    res.redirect(303, `${found.path}/change/confirm`)
  })

  routes.get('/p/:receipt/change/confirm', (req, res) => confirm(changeable(context, req), req, res))

  routes.post('/p/:receipt/change/confirm', (req, res) => {
    const found = changeable(context, req)
    const draft = draftOf(req, found.campaign)
    if (!draft || req.body?.shown !== shownKey(found.account, draft)) return confirm(found, req, res.status(422), true)
    if (changeText(db, found.receipt, draft, now()) === 'too-late') throw tooLate(found)
    keepDraft(req, found.campaign, null)
    res.redirect(303, found.path)
  })
  return routes
}

function changeable({ db, now }: Context, req: Request<{ receipt: string }>): Found {
  const found = findReceipt({ db }, req.params.receipt)
  const { launch } = found.campaign
  if (found.pledge.state === 'active' && launch.state === 'open' && phaseOf(launch, now()) === 'open') return found
  throw tooLate(found)
}

function tooLate({ path }: Found): Problem {
  const { title, text: words, label } = text(lang).receipt.tooLateToChange
  return new Problem(409, { title, text: words, action: { href: path, label } })
}

function confirm({ campaign, account, path }: Found, req: Request, res: Response, hasChanged = false): void {
  const draft = draftOf(req, campaign)
  if (!draft) {
    res.redirect(303, `${path}/change`)
    return
  }
  const wrong: Wrong[] = hasChanged ? [{ field: 'post', message: text(lang).pledge.wrong.changed }] : []
  const shown = shownKey(account, draft)
  res.send(confirmChangeView({ lang, campaign, account, text: draft.text, shown, path, wrong }))
}

function choose(context: Context, found: Found, draft: Draft, wrong: readonly Wrong[] = []): string {
  const { campaign, account, path } = found
  const network = firstNetwork(context.networks, account)
  const isOwn = draft.messageId === null
  return chooseView({
    lang,
    campaign,
    samples: listMessages(context.db, campaign.id),
    chosen: draft.messageId,
    ownText: isOwn ? draft.text : '',
    measure: network.measure(isOwn ? draft.text : ''),
    wrong,
    account,
    network: network.name,
    ownWordsOnly: context.config.x.textRule === 'own-words',
    action: `${path}/change`,
    title: text(lang).receipt.changeTitle,
    step: false,
    cancel: { href: path, label: text(lang).receipt.keepOld },
  })
}

import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { listTold } from '../../../domain/mail/progress.ts'
import { readReach } from '../../../domain/reach/report.ts'
import { countReachable, listUpdates, sendUpdate, type Writing } from '../../../domain/supporter/updates.ts'
import type { Handlers } from '../../../http/route.ts'
import { cleanLine, cleanText } from '../../../lib/invisible-characters.ts'
import { newToken } from '../../../lib/secret-box.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { thanks } from './thanks.ts'
import { updatesDone, updatesView } from './view.tsx'

const Done = z.enum(updatesDone)
const typed = z.string().max(25_000).catch('').default('')
const WritingForm = z.object({
  subject: typed.transform(cleanLine),
  words: typed.transform(cleanText),
  key: z
    .string()
    .regex(/^[\w-]{32}$/)
    .catch(newToken)
    .default(newToken),
})
const most = { subject: 120, words: 10_000 } as const

/** `/organize/:slug/updates`: what is written to supporters by mail: looked at first, sent once. */
export function updateHandlers(context: Context) {
  const { db, now, config } = context

  return {
    show: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      res.send(show(req, campaign, { done: Done.safeParse(req.query.done).data ?? null }))
    },

    preview: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const { key, ...writing } = WritingForm.parse(req.body ?? {})
      const wrong = wrongIn(writing, req.lang)
      if (wrong.length > 0) return void res.status(422).send(show(req, campaign, { writing, wrong }))
      res.send(show(req, campaign, { writing, previewKey: key }))
    },

    send: (req, res) => {
      const campaign = findOwn(context, req.params.slug)
      const writing = WritingForm.parse(req.body ?? {})
      const wrong = wrongIn(writing, req.lang)
      if (wrong.length > 0 || !config.mail) return void res.status(422).send(show(req, campaign, { writing, wrong }))
      const result = sendUpdate(db, signedIn(context, req), campaign, writing, now())
      if (result === 'nobody') return void res.status(422).send(show(req, campaign, { writing }))
      res.redirect(303, `/organize/${campaign.slug}/updates?done=${result}`)
    },
  } satisfies Handlers<'slug'>

  type Shown = {
    readonly writing?: Writing
    readonly wrong?: readonly Wrong[]
    readonly previewKey?: string
    readonly done?: (typeof updatesDone)[number] | null
  }

  function show(req: Request, campaign: OwnCampaign, { writing, wrong = [], previewKey, done = null }: Shown): string {
    const updates = listUpdates(db, campaign.id)
    const prepared = writing === undefined && updates.length === 0 ? thanksFor(campaign, req.lang) : null
    return updatesView({
      lang: req.lang,
      organizer: signedIn(context, req),
      campaign,
      updates,
      told: listTold(db, campaign.id),
      people: countReachable(db, campaign.id),
      mail: config.mail === null ? 'none' : config.mail.toSandbox ? 'sandbox' : 'real',
      writing: writing ?? prepared ?? { subject: '', words: '' },
      prepared: prepared !== null,
      preview: previewKey ?? null,
      baseUrl: config.web.baseUrl,
      wrong,
      done,
      now: now(),
    })
  }

  function thanksFor(campaign: OwnCampaign, lang: Lang): Writing | null {
    const { launch } = campaign
    if (launch?.state !== 'finished') return null
    const reach = readReach(db, launch)
    return reach.stats.posts.posted > 0 ? thanks(campaign, reach, lang) : null
  }
}

function wrongIn({ subject, words }: Writing, lang: Lang): Wrong[] {
  const sentences = text(lang).updates.write.wrong
  const found: readonly (Wrong | false)[] = [
    subject === '' && { field: 'subject', message: sentences.subject },
    subject.length > most.subject && { field: 'subject', message: sentences.longSubject },
    words === '' && { field: 'words', message: sentences.words },
    words.length > most.words && { field: 'words', message: sentences.longWords },
  ]
  return found.filter(one => one !== false)
}

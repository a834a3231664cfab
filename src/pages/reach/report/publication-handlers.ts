import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import { publishReport, withdrawReport } from '../../../domain/reach/publication.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { findWithLaunch, signedIn } from '../../campaign/manage/show-campaign.ts'

/** Who may read the report. Behind the guard. */
export function reportPublicationHandlers(context: Context) {
  const { db, now } = context

  return {
    publish: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      const result = inOneStep(db, () => {
        const done = publishReport(db, campaign.id, now())
        if (done === 'published') record(db, signedIn(context, req), 'report-published', {}, now(), campaign)
        return done
      })
      if (result === 'too-early') throw tooEarly(req)
      res.redirect(303, `/c/${campaign.slug}/reach?done=published`)
    },

    withdraw: (req, res) => {
      const { campaign } = findWithLaunch(context, req.params.slug)
      inOneStep(db, () => {
        const done = withdrawReport(db, campaign.id)
        if (done === 'withdrawn') record(db, signedIn(context, req), 'report-withdrawn', {}, now(), campaign)
      })
      res.redirect(303, `/c/${campaign.slug}/reach?done=withdrawn`)
    },
  } satisfies Handlers<'slug'>
}

function tooEarly(req: Request<{ slug: string }>): Problem {
  const { label, ...said } = text(req.lang).report.publication.refused
  return new Problem(409, { ...said, action: { href: `/c/${req.params.slug}/reach`, label } })
}

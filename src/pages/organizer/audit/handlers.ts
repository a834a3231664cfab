import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { AuditEventKind } from '../../../domain/organizer/audit/events.ts'
import { listAudit, namesInAudit } from '../../../domain/organizer/audit/list.ts'
import type { Handlers } from '../../../http/route.ts'
import { text } from '../../../text/text.ts'
import { signedIn } from '../../campaign/manage/show-campaign.ts'
import { auditView } from './view.tsx'

const rowsAPage = 100

const id = z.coerce.number().int().positive().nullable().catch(null).default(null)
const isKind = (word: unknown): word is AuditEventKind =>
  typeof word === 'string' && Object.hasOwn(text('en').audit.kinds, word)
/** What cannot be read is left out: the list then shows more, never something else. */
const Filter = z.object({
  who: z.union([z.literal('operator'), id]).default(null),
  campaign: id,
  kind: z.custom<AuditEventKind>(isKind).nullable().catch(null).default(null),
  after: id,
  before: id,
})

/** `/organize/audit`: who changed what. */
export function auditHandlers(context: Context) {
  const { db } = context
  return {
    list: (req, res) => {
      const filter = Filter.parse(req.query)
      const page = listAudit(db, filter, rowsAPage)
      res.send(auditView({ lang: req.lang, organizer: signedIn(context, req), filter, page, ...namesInAudit(db) }))
    },
  } satisfies Handlers
}

import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type ContentOf, contentOf, isWritten, type WrittenSection } from '../../../domain/campaign/content.ts'
import { dropEditorDraft, saveEditorDraft } from '../../../domain/campaign/editor-draft.ts'
import { listMessages } from '../../../domain/campaign/message.ts'
import { missingContent } from '../../../domain/campaign/missing-content.ts'
import { saveSection } from '../../../domain/campaign/save.ts'
import { inOneStep, record } from '../../../domain/organizer/audit/record.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Handlers, RequestOf } from '../../../http/route.ts'
import { allowOwnFrames } from '../../../http/security-headers.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { readMarkdownInWorker } from '../../../lib/markdown-in-worker.ts'
import { Problem } from '../../../lib/problem.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { findOwn, signedIn } from '../manage/show-campaign.ts'
import { changesBetween } from './changed-fields.ts'
import { choosesNone, networksIn } from './chosen-networks.ts'
import { fitsSomewhere } from './fits-network.ts'
import { changeRows, type FormValues, readFormValues, readSection, toFormValues } from './form-values.ts'
import { sentences } from './labels.ts'
import { linkEndOf } from './link-end.ts'
import { nextPage } from './parts.ts'
import { allNotes } from './sample-notes.ts'
import { conflictWith, savedFormValues, showSection } from './show-section.tsx'

const Buttons = z.object({
  do: z.string().max(20).default('save'),
  version: z.coerce.number().int().min(0).catch(0),
  base: z.coerce.number().int().min(0).catch(0),
})

/** The form of each written section, and the draft that is kept of it. */
export function sectionHandlers(context: Context) {
  const { db, now } = context

  return {
    show: (req, res) => {
      allowOwnFrames(res)
      const { campaign, section } = found(context, req)
      res.send(showSection(context, req, campaign, section, { saved: req.query.done === 'saved' }))
    },

    save: async (req, res) => {
      allowOwnFrames(res)
      const { campaign, section, place, typed, buttons } = sent(context, req)
      const rows = changeRows(section, typed, buttons.do)
      saveEditorDraft(db, place, { version: buttons.base, typed: rows?.typed ?? typed, savedAt: now() })
      if (rows) return res.redirect(303, `/organize/${campaign.slug}/write/${section}#${rows.field}`)
      if (section === 'story' && !(await isReadInTime(typed))) {
        const wrong = sentences(section, [{ field: 'story', code: 'tangled', most: null }], req.lang)
        return void res.status(422).send(showSection(context, req, campaign, section, { wrong }))
      }
      const { lang } = req
      const actor = signedIn(context, req)
      const result = save(context, { lang, actor, campaign, section, typed, version: buttons.version })
      if (result.kind === 'saved') {
        const here = `/organize/${campaign.slug}/write/${section}?done=saved`
        return res.redirect(303, buttons.do === 'next' ? nextPage(findOwn(context, campaign.slug), section) : here)
      }
      const { status, wrong } = result
      res.status(status).send(showSection(context, req, findOwn(context, campaign.slug), section, { wrong }))
    },

    keepDraft: (req, res) => {
      const { campaign, section, place, typed, buttons } = sent(context, req)
      const savedAt = now()
      saveEditorDraft(db, place, { version: buttons.base, typed, savedAt })
      const saved = savedFormValues(context, campaign, section)
      const overtaken = conflictWith(campaign, section, { version: buttons.base, typed, savedAt }, saved)
      const words = text(req.lang).write
      res.json({
        savedAt,
        overtaken:
          overtaken && words.overtaken.title(isolated(overtaken.by), moment(overtaken.at, campaign.timeZone, req.lang)),
        where: words.kept.where,
        notes:
          section === 'messages'
            ? allNotes(networksIn(context, typed), typed, linkEndOf(context, campaign), req.lang)
            : {},
      })
    },

    dropDraft: (req, res) => {
      const { campaign, section, place } = found(context, req)
      dropEditorDraft(db, place)
      res.redirect(303, `/organize/${campaign.slug}/write/${section}`)
    },
  } satisfies Handlers<'slug' | 'section'>
}

type Sent<S extends WrittenSection = WrittenSection> = {
  readonly lang: Lang
  readonly actor: Organizer
  readonly campaign: OwnCampaign
  readonly section: S
  readonly typed: FormValues
  readonly version: number
}

type Result =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly status: 409 | 422; readonly wrong: readonly Wrong[] }

/** Of a story that can be saved: whether it is read once, aside, before anybody is shown it. */
async function isReadInTime(typed: FormValues): Promise<boolean> {
  const read = readSection('story', typed)
  return read.kind === 'wrong' || readMarkdownInWorker(read.content.story)
}

/** What was typed is a draft by now: whatever keeps it from being saved, the page shows it again. */
function save(context: Context, sent: Sent): Result {
  const { section, typed, lang } = sent
  const read = readSection(section, typed)
  const wrong =
    read.kind === 'wrong'
      ? sentences(section, read.problems, lang)
      : [...withoutNetwork(context, sent), ...missingNow(context, sent, read.content)]
  if (read.kind === 'wrong' || wrong.length > 0) return { kind: 'refused', status: 422, wrong }
  return inOneStep(context.db, () => put(context, sent, read.content))
}

/** In one step with its record. */
function put<S extends WrittenSection>(context: Context, sent: Sent<S>, content: ContentOf<S>): Result {
  const { db, now } = context
  const { actor, campaign, section, version, lang } = sent
  const before = savedFormValues(context, campaign, section)
  const result = saveSection(db, section, content, { campaignId: campaign.id, version, actor, now: now() })
  const saved = result === 'saved' ? toFormValues(section, content) : before
  const changes = changesBetween(before, saved)
  if (changes.length > 0) record(db, actor, 'campaign-changed', { section, changes }, now(), campaign)
  if (result === 'promised') {
    const wrong = [{ field: 'pledge-shown', message: text(lang).write.actions.promised }]
    return { kind: 'refused', status: 409, wrong }
  }
  if (result === 'overtaken') return { kind: 'refused', status: 409, wrong: [] }
  dropEditorDraft(db, { campaignId: campaign.id, section, organizerId: actor.id })
  return { kind: 'saved' }
}

function withoutNetwork({ networks }: Context, { typed, lang }: Sent): Wrong[] {
  const [first = ''] = networks.keys()
  if (!choosesNone({ networks }, typed)) return []
  return [{ field: `networks-${first}`, message: wrongSentence('no-network', '', null, lang) }]
}

/** A campaign that everybody sees stays complete. */
function missingNow<S extends WrittenSection>(context: Context, sent: Sent<S>, content: ContentOf<S>): Wrong[] {
  const { campaign, section, lang } = sent
  if (campaign.state === 'draft') return []
  const all = { ...contentOf(campaign, listMessages(context.db, campaign.id)), [section]: content }
  return missingContent(all, fitsSomewhere(context, campaign))
    .filter(one => one.section === section)
    .map(({ field, thing }) => ({ field, message: text(lang).write.missing[thing] }))
}

function found(context: Context, req: RequestOf<'slug' | 'section'>) {
  const { slug, section } = req.params
  if (!isWritten(section)) throw new Problem(404)
  const campaign = findOwn(context, slug)
  const place = { campaignId: campaign.id, section, organizerId: signedIn(context, req).id }
  return { campaign, section, place }
}

function sent(context: Context, req: RequestOf<'slug' | 'section'>) {
  const typed = readFormValues(req.body)
  const buttons = Buttons.safeParse(req.body ?? {})
  if (!typed || !buttons.success) throw new Problem(400)
  return { ...found(context, req), typed, buttons: buttons.data }
}

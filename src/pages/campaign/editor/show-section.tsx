import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { contentOf, type Section, type WrittenSection } from '../../../domain/campaign/content.ts'
import { type EditorDraft, findEditorDraft, othersAtWork } from '../../../domain/campaign/editor-draft.ts'
import { listMessages } from '../../../domain/campaign/message.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { sectionVersion } from '../../../domain/campaign/save.ts'
import { text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { LogoForm } from '../../organizer/organization/logo-form.tsx'
import { signedIn } from '../manage/show-campaign.ts'
import { differingFields } from './changed-fields.ts'
import { networksIn } from './chosen-networks.ts'
import type { EditConflict } from './edit-conflict.tsx'
import { type FormValues, toFormValues } from './form-values.ts'
import { linkEndOf } from './link-end.ts'
import { allNotes } from './sample-notes.ts'
import { SectionForm } from './section-form.tsx'
import { type SectionPage, sectionView } from './section-view.tsx'

export type Shown = { readonly wrong?: readonly Wrong[]; readonly saved?: boolean }

/** A section's page as things stand: this organizer's draft where there is one, else what is saved. */
export function showSection(
  context: Context,
  req: Request,
  campaign: OwnCampaign,
  section: WrittenSection,
  shown: Shown = {},
): string {
  const organizer = signedIn(context, req)
  const draft = findEditorDraft(context.db, { campaignId: campaign.id, section, organizerId: organizer.id })
  const saved = savedFormValues(context, campaign, section)
  const typed = draft?.typed ?? saved
  const version = sectionVersion(campaign.versions, section)
  const about = aboutSection(context, req, campaign, section, shown)
  return sectionView({
    ...about,
    draftAt: draft?.savedAt ?? null,
    overtaken: conflictWith(campaign, section, draft, saved),
    children: (
      <>
        <SectionForm
          {...{ lang: req.lang, campaign, section, typed, version }}
          wrong={about.wrong}
          base={draft?.version ?? version}
          mayChange={about.mayChange}
          siteLang={context.config.defaultLanguage}
          now={about.now}
          networks={[...context.networks.values()]}
          notes={
            section === 'messages'
              ? allNotes(networksIn(context, typed), typed, linkEndOf(context, campaign), req.lang)
              : {}
          }
        />
        {section === 'basics' && about.mayChange && <OwnLogoForm {...about} />}
      </>
    ),
  })
}

function OwnLogoForm({ lang, campaign, wrong }: Pick<SectionPage, 'lang' | 'campaign' | 'wrong'>) {
  const { ownLogo, logo, organization: name, slug } = campaign
  const words = text(lang).organize.organization.logo
  const lead = logo && !ownLogo ? words.inherited : words.ofCampaign
  const action = `/organize/${slug}/write/basics/logo`
  return <LogoForm {...{ lang, action, lead, logo, name, wrong }} isOwn={ownLogo !== null} />
}

/** What the pages of all sections show alike. */
export function aboutSection(
  context: Context,
  req: Request,
  campaign: OwnCampaign,
  section: Section,
  { wrong = [], saved = false }: Shown,
): Omit<SectionPage, 'children' | 'draftAt' | 'overtaken'> {
  const { db, now } = context
  const networks = offeredNetworks(context.networks, campaign)
  const organizer = signedIn(context, req)
  const mayChange = organizer.role !== 'viewer'
  const others = othersAtWork(db, { campaignId: campaign.id, section, organizerId: organizer.id })
  return { lang: req.lang, organizer, campaign, section, now: now(), mayChange, networks, wrong, saved, others }
}

/** The saved section as its form shows it. */
export function savedFormValues(
  { db }: Pick<Context, 'db'>,
  campaign: OwnCampaign,
  section: WrittenSection,
): FormValues {
  const content = contentOf(campaign, listMessages(db, campaign.id))
  return toFormValues(section, content[section])
}

/** Null while nobody saved the section since the draft was begun. */
export function conflictWith(
  { versions }: OwnCampaign,
  section: WrittenSection,
  draft: EditorDraft | null,
  saved: FormValues,
): EditConflict | null {
  const last = versions[section]
  if (!draft || !last || last.n === draft.version) return null
  return {
    section,
    by: last.by,
    at: last.at,
    theirs: differingFields(saved, draft.typed).map(field => ({ field, saved: saved[field] ?? '' })),
  }
}

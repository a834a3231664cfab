import type { ComponentChildren } from 'preact'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Lang } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { CampaignHead } from './head.tsx'
import { type Place, Stages } from './stages.tsx'

type About = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
}

type Frame = {
  readonly here: Place
  readonly title: string
  /** Left out: as the title. */
  readonly heading?: string
  readonly wrong?: readonly Wrong[]
  /** What was just done, say: before the head. */
  readonly before?: ComponentChildren
  /** Of the head. */
  readonly back?: { readonly href: string; readonly name: string }
  readonly lead?: ComponentChildren
  /** Another head. */
  readonly head?: ComponentChildren
  readonly body: ComponentChildren
  readonly stack?: string
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
}

/** A page of the organizer's side about one side of a campaign, beside the rail of all of them. */
export function campaignPage({ lang, organizer, campaign, now }: About, frame: Frame): string {
  const { here, title, heading = title, wrong = [], before, back, lead, body, stack = 'stack-wide' } = frame
  return organizerPage({
    lang,
    title,
    organizer,
    scripts: frame.scripts,
    styles: frame.styles,
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} now={now} here={here} lang={lang} />
        <div class={stack}>
          <ErrorSummary wrong={wrong} lang={lang} />
          {before}
          {frame.head ?? (
            <CampaignHead campaign={campaign} title={heading} back={back}>
              {lead}
            </CampaignHead>
          )}
          {body}
        </div>
      </div>
    ),
  })
}

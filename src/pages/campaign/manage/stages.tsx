import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { isPublic } from '../../../domain/launch/allowed-actions.ts'
import { type LaunchStatus, launchStatus } from '../../../domain/launch/status.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'

const stages = ['write', 'schedule', 'check', 'rehearse', 'launch', 'reach'] as const
type Stage = (typeof stages)[number]

/** Those that are there before the campaign is public. */
const own: readonly Stage[] = ['write', 'schedule', 'check']

type Given = {
  readonly campaign: OwnCampaign
  readonly now: number
  /** The stage this page is about; else the one that the launch has come to. */
  readonly here?: Stage
  readonly lang: Lang
}

/** The rail: how far a campaign is, and the page of each stage. */
export function Stages({ campaign, now, here, lang }: Given) {
  const words = text(lang).organize
  const status = launchStatus(campaign.launch, now)
  const current = here ?? stageOf(status)
  const done = doneOf(campaign, status)
  const pages: Readonly<Record<Stage, string>> = {
    write: `/organize/${campaign.slug}/write`,
    schedule: `/organize/${campaign.slug}#schedule`,
    check: `/organize/${campaign.slug}/check`,
    rehearse: `/organize/${campaign.slug}/rehearsal`,
    launch: `/organize/${campaign.slug}/board`,
    reach: `/c/${campaign.slug}/reach`,
  }
  return (
    <nav class="stages" aria-label={words.stages.label}>
      <ol>
        {stages.map(stage => (
          <li key={stage} class={stage === current ? 'stage-now' : done[stage] ? 'stage-done' : undefined}>
            <a
              href={isPublic(campaign) || own.includes(stage) ? pages[stage] : undefined}
              aria-current={stage === current ? 'step' : undefined}
            >
              <span class="stage-mark">
                {stage !== current && done[stage] && <Icon name="check" label={words.stageDone} />}
              </span>
              {words.stages[stage]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What has been done, whichever page is open: nothing is ticked for having been passed by. */
function doneOf(campaign: OwnCampaign, status: LaunchStatus): Readonly<Record<Stage, boolean>> {
  return {
    write: campaign.state === 'published',
    schedule: campaign.launch !== null && !['missed', 'cancelled', 'unreached'].includes(status),
    check: campaign.checked,
    rehearse: campaign.rehearsed,
    launch: over.includes(status),
    reach: false,
  }
}

const ahead: readonly LaunchStatus[] = ['draft', 'open', 'missed', 'cancelled', 'unreached']
const over: readonly LaunchStatus[] = ['finished', 'stopped', 'restored']

const stageOf = (status: LaunchStatus): Stage =>
  over.includes(status) ? 'reach' : ahead.includes(status) ? 'schedule' : 'launch'

import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { isPublic } from '../../../domain/launch/allowed-actions.ts'
import { launchStatus } from '../../../domain/launch/status.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'

const stages = ['write', 'schedule', 'check', 'rehearse', 'launch', 'reach'] as const
type Stage = (typeof stages)[number]

/** What goes on beside the stages, all the time. */
const others = ['supporters', 'updates', 'share', 'settings'] as const

export type Place = 'overview' | Stage | (typeof others)[number]

/** Those that are there before the campaign is public. */
const own: readonly Stage[] = ['write', 'schedule', 'check']

type Given = {
  readonly campaign: OwnCampaign
  readonly now: number
  /** Where this page belongs. */
  readonly here: Place
  readonly lang: Lang
}

/** The rail of a campaign: how far it is, and every page there is about it. */
export function Stages({ campaign, now, here, lang }: Given) {
  const words = text(lang).organize.stages
  const home = `/organize/${campaign.slug}`
  const done = doneOf(campaign, now)
  const stagePages: Readonly<Record<Stage, string>> = {
    write: `${home}/write`,
    schedule: `${home}/schedule`,
    check: `${home}/check`,
    rehearse: `${home}/rehearsal`,
    launch: `${home}/board`,
    reach: `/c/${campaign.slug}/reach`,
  }
  return (
    <nav class="stages" aria-label={words.label}>
      <ul>
        <PageItem href={home} isHere={here === 'overview'} name={words.overview} />
      </ul>
      <ol>
        {stages.map(stage => (
          <li key={stage} class={stage === here ? 'stage-now' : done[stage] ? 'stage-done' : undefined}>
            <a
              href={isPublic(campaign) || own.includes(stage) ? stagePages[stage] : undefined}
              aria-current={stage === here ? 'step' : undefined}
            >
              <span class="stage-mark">
                {stage !== here && done[stage] && <Icon name="check" label={words.done} />}
              </span>
              {words[stage]}
            </a>
          </li>
        ))}
      </ol>
      <ul>
        {others.map(place => (
          <PageItem
            key={place}
            href={`${home}/${place === 'share' ? 'kit' : place}`}
            isHere={place === here}
            name={words[place]}
          />
        ))}
      </ul>
    </nav>
  )
}

type Item = { readonly href: string; readonly isHere: boolean; readonly name: string }
const PageItem = ({ href, isHere, name }: Item) => (
  <li class={isHere ? 'stage-now' : undefined}>
    <a href={href} aria-current={isHere ? 'page' : undefined}>
      {name}
    </a>
  </li>
)

/** What has been done, whichever page is open: nothing is ticked for having been passed by. */
function doneOf(campaign: OwnCampaign, now: number): Readonly<Record<Stage, boolean>> {
  const status = launchStatus(campaign.launch, now)
  return {
    write: campaign.state === 'published',
    schedule: campaign.launch !== null && !['missed', 'cancelled', 'unreached'].includes(status),
    check: campaign.checked,
    rehearse: campaign.rehearsed,
    launch: ['finished', 'stopped', 'restored', 'ended'].includes(status),
    reach: false,
  }
}

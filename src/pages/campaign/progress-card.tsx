import type { SupporterCount } from '../../domain/supporter/supporter-count.ts'
import { number, reach } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { SkylineChart } from '../../ui/skyline.tsx'
import { GoalRuleNote } from '../launch/goal/rule.tsx'
import { SupporterColumns } from './supporter-count.tsx'
import type { CampaignPage } from './view.tsx'

/** How many stand behind it; while nobody does, how many are wanted. */
export function ProgressCard({ campaign, supporterCount, phase, posted, skyline, lang }: CampaignPage) {
  if (phase !== 'open' && supporterCount.supporters === 0 && supporterCount.byHand === 0) return null
  const { counts, countsAfter } = text(lang).reminder
  // A launch that missed its moment may get another one.
  const byHand = phase === 'open' || phase === 'missed' ? counts : countsAfter
  return (
    <section class="standing">
      {phase === 'open' && <SupporterColumns supporters={supporterCount.supporters} goal={campaign.goal} lang={lang} />}
      {skyline && posted > 0 && <SkylineChart picture={skyline} lang={lang} />}
      <Figures supporterCount={supporterCount} goal={campaign.goal} open={phase === 'open'} lang={lang} />
      {supporterCount.byHand > 0 && (
        <p class="by-hand">
          {byHand(
            supporterCount.supporters === 0 ? null : number(supporterCount.supporters, lang),
            number(supporterCount.byHand, lang),
          )}
        </p>
      )}
      {phase === 'open' && <GoalRuleNote campaign={campaign} lang={lang} />}
    </section>
  )
}

type FiguresProps = {
  readonly supporterCount: SupporterCount
  readonly goal: number
  readonly open: boolean
  readonly lang: Lang
}

function Figures({ supporterCount, goal, open, lang }: FiguresProps) {
  const words = text(lang).campaign
  if (supporterCount.supporters === 0)
    return open ? <p>{words[supporterCount.byHand > 0 ? 'connectFirst' : 'beTheFirst'](number(goal, lang))}</p> : null
  return (
    <dl class="figures">
      <div>
        <dt>
          {words.supportersLabel(supporterCount.supporters)}, {words.wanted(number(goal, lang))}
        </dt>
        <dd>{number(supporterCount.supporters, lang)}</dd>
      </div>
      <div>
        <dt>{words.reachLabel}</dt>
        <dd>{reach(supporterCount.reach, lang)}</dd>
      </div>
    </dl>
  )
}

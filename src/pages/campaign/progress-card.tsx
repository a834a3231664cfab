import type { Crowd as CrowdCount } from '../../domain/supporter/supporter-count.ts'
import { number, reach } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { SkylineChart } from '../../ui/skyline.tsx'
import { GoalRule } from '../launch/goal/rule.tsx'
import { Crowd } from './supporter-count.tsx'
import type { CampaignPage } from './view.tsx'

/** How many stand behind it; while nobody does, how many are wanted. */
export function Standing({ campaign, crowd, phase, posted, skyline, lang }: CampaignPage) {
  if (phase !== 'open' && crowd.supporters === 0 && crowd.byHand === 0) return null
  const { counts, countsAfter } = text(lang).reminder
  // A launch that missed its moment may get another one.
  const byHand = phase === 'open' || phase === 'missed' ? counts : countsAfter
  return (
    <section class="standing">
      {phase === 'open' && <Crowd supporters={crowd.supporters} goal={campaign.goal} lang={lang} />}
      {skyline && posted > 0 && <SkylineChart picture={skyline} lang={lang} />}
      <Figures crowd={crowd} goal={campaign.goal} open={phase === 'open'} lang={lang} />
      {crowd.byHand > 0 && (
        <p class="by-hand">
          {byHand(crowd.supporters === 0 ? null : number(crowd.supporters, lang), number(crowd.byHand, lang))}
        </p>
      )}
      {phase === 'open' && <GoalRule campaign={campaign} lang={lang} />}
    </section>
  )
}

type FiguresProps = {
  readonly crowd: CrowdCount
  readonly goal: number
  readonly open: boolean
  readonly lang: Lang
}

function Figures({ crowd, goal, open, lang }: FiguresProps) {
  const words = text(lang).campaign
  if (crowd.supporters === 0)
    return open ? <p>{words[crowd.byHand > 0 ? 'connectFirst' : 'beTheFirst'](number(goal, lang))}</p> : null
  return (
    <dl class="figures">
      <div>
        <dt>
          {words.supportersLabel(crowd.supporters)}, {words.wanted(number(goal, lang))}
        </dt>
        <dd>{number(crowd.supporters, lang)}</dd>
      </div>
      <div>
        <dt>{words.reachLabel}</dt>
        <dd>{reach(crowd.reach, lang)}</dd>
      </div>
    </dl>
  )
}

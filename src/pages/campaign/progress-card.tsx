import { number, reach } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { SkylineChart } from '../../ui/skyline.tsx'
import { GoalRuleNote } from '../launch/goal/rule.tsx'
import type { CampaignPage } from './page.ts'
import { SupporterColumns } from './supporter-count.tsx'

/** How many stand behind it, and how they are counted. */
export function ProgressCard(given: CampaignPage) {
  const { campaign, supporterCount, phase, posted, skyline, lang } = given
  const { supporters } = supporterCount
  if (phase !== 'open' && supporters === 0) return null
  return (
    <section class="standing">
      {phase === 'open' && <SupporterColumns supporters={supporters} goal={campaign.goal} lang={lang} />}
      {skyline && posted > 0 && <SkylineChart picture={skyline} lang={lang} />}
      {supporters > 0 ? <Figures {...given} /> : <p>{text(lang).campaign.beTheFirst(number(campaign.goal, lang))}</p>}
      {phase === 'open' && <GoalRuleNote campaign={campaign} lang={lang} />}
    </section>
  )
}

function Figures({ campaign, supporterCount, phase, lang }: CampaignPage) {
  const words = text(lang).campaign
  const { supporters, byAccount, byHand } = supporterCount
  return (
    <>
      <dl class="figures">
        <div>
          <dt>
            {words.supportersLabel(supporters)}, {words.wanted(number(campaign.goal, lang))}
          </dt>
          <dd>{number(supporters, lang)}</dd>
        </div>
        {byAccount > 0 && (
          <div>
            <dt>{words.reachLabel}</dt>
            <dd>{reach(supporterCount.reach, lang)}</dd>
          </div>
        )}
      </dl>
      <details class="disclosure">
        <summary>{words.howWeCount.title}</summary>
        <ul class="bullets">
          {/* A launch that missed its moment may get another one. */}
          {(phase === 'open' || phase === 'missed'
            ? words.howWeCount.ahead(number(byAccount, lang), number(byHand, lang))
            : words.howWeCount.after(number(byAccount, lang), number(byHand, lang))
          ).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

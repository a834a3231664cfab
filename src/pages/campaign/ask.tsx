import { momentInZone, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { NoWrap } from '../../ui/no-wrap.tsx'
import { spanOf } from '../pledge/spread-note.tsx'
import type { CampaignPage } from './page.ts'

/** On the first screen, in our words: how many, when, and what is asked. */
export function Ask({ campaign, supporterCount, receiptPath, lang }: CampaignPage) {
  const words = text(lang).campaign.ask
  const { launch, timeZone, goal } = campaign
  const n = supporterCount.supporters
  const when = momentInZone(launch.launchAt, timeZone, lang)
  return (
    <div class="ask">
      <p>
        <NoWrap sentence={words.together(n, number(n, lang), when, spanOf(launch, lang))} part={when} />{' '}
        {receiptPath === null && <a href="#sign-up">{n === 0 ? words.first : words.add}</a>}
      </p>
      <progress value={Math.min(n, goal)} max={goal} aria-labelledby="so-far" />
      <p class="quiet figure" id="so-far">
        {words.progress(n, number(n, lang), number(goal, lang))}
      </p>
    </div>
  )
}

import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { isPublic } from '../../../domain/launch/allowed-actions.ts'
import { number, place, reach } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { LaunchMoment } from '../../../ui/countdown.tsx'
import { goalRuleWords } from '../../launch/goal/rule.tsx'
import type { ManagePage } from './page.ts'

/** Its moment, its supporters, its pages. */
export function Facts({ campaign, supporterCount, allowed, lang }: ManagePage) {
  const { launch } = campaign
  const words = text(lang).organize.campaign
  const path = `/c/${campaign.slug}`
  return (
    <dl class="key-facts touch-links">
      <div>
        <dt>{words.moment}</dt>
        <dd class="figure">
          {campaign.launch ? (
            <LaunchMoment at={campaign.launch.launchAt} timeZone={campaign.timeZone} lang={lang} />
          ) : (
            words.noMoment
          )}
        </dd>
        <dd class="quiet">{words.clockOf(place(campaign.timeZone))}</dd>
      </div>
      {collectsPledges(campaign) ? (
        <div>
          <dt>{words.supportersLabel}</dt>
          <dd class="figure">{number(supporterCount.supporters, lang)}</dd>
          <dd class="quiet">
            {words.wanted(number(campaign.goal, lang))} · {words.reach(reach(supporterCount.reach, lang))}
          </dd>
          {launch && allowed.move && <dd>{goalRuleWords({ campaign: { ...campaign, launch }, lang })}</dd>}
        </div>
      ) : (
        <div>
          <dt>{words.supportersLabel}</dt>
          <dd>{words.noPledges}</dd>
          <dd>
            <a href={`/organize/${campaign.slug}/write/actions`}>{words.actions}</a>
          </dd>
        </div>
      )}
      {isPublic(campaign) && (
        <div>
          <dt>{words.pages}</dt>
          <dd>
            <a href={path}>{words.page}</a>
          </dd>
          <dd>
            <a href={`${path}/live`}>{words.board}</a>
          </dd>
          <dd>
            <a href={`${path}/reach`}>{words.report}</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

import { switchboard } from '../../domain/call/congress/callees.ts'
import { collectsPledges } from '../../domain/campaign/campaign.ts'
import { number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { ShareRow } from '../../ui/share-row.tsx'
import { telephone } from '../../ui/telephone.ts'
import { CallDays } from '../call/district/find-view.tsx'
import { CallScript } from '../call/script.tsx'
import type { CampaignPage, Sample } from './page.ts'
import { pledgePath } from './pledge-path.ts'
import { RepostList } from './reposts.tsx'

/** Another three come first every moment; the rest are a tap away. */
const shownAtOnce = 3

/** Second thing to do: a sample by hand, at once. Each can be promised instead. */
export function Samples({ samples, rule, lang, shared, ...given }: CampaignPage) {
  const words = text(lang).campaign
  const { title, text: told } = given.campaign.actions.share
  const own = langAttributes(given.campaign, lang)
  const show = (sample: Sample) => (
    <li key={sample.id} class="sample">
      <p class="sample-text" {...own}>
        {sample.text}
      </p>
      <div class="cluster sample-actions">
        <ShareRow shared={sample.shared} path={sample.path} lang={lang} quiet />
        {rule === 'samples' && given.phase === 'open' && collectsPledges(given.campaign) && (
          <a class="touch" href={pledgePath(given, sample.id)}>
            {words.promiseThis}
          </a>
        )}
      </div>
    </li>
  )
  return (
    <li>
      <h3 id="share" {...(title ? own : {})}>
        {title || words.samples}
      </h3>
      <p class="told" {...(told ? own : {})}>
        {told || (given.phase === 'open' ? words.samplesText : words.samplesNow)}
      </p>
      <ul class="samples">{samples.slice(0, shownAtOnce).map(show)}</ul>
      {samples.length > shownAtOnce && (
        <details class="more-samples disclosure">
          <summary>{words.moreSamples(samples.length - shownAtOnce)}</summary>
          <ul class="samples">{samples.slice(shownAtOnce).map(show)}</ul>
        </details>
      )}
      <p class="quiet">
        {text(lang).share.facebook} {shared > 0 && text(lang).share.opened(shared, number(shared, lang))}
      </p>
      <RepostList campaign={given.campaign} lang={lang} />
    </li>
  )
}

/** Third thing to do: the days, whom to call, and what to say. */
export function CallAction({ campaign, lang, preview }: Pick<CampaignPage, 'campaign' | 'lang' | 'preview'>) {
  const words = text(lang).campaign
  const number = campaign.callNumber
  const { title, text: told } = campaign.actions.call
  const { bill, organization } = campaign
  const own = langAttributes(campaign, lang)
  return (
    <li>
      <h3 id="call" {...(title ? own : {})}>
        {title || words.call}
      </h3>
      {told && (
        <p class="told" {...own}>
          {told}
        </p>
      )}
      <CallDays campaign={campaign} lang={lang} />
      <p class="actions">
        <a class="button" href={preview ? '#call' : `/c/${campaign.slug}/call`}>
          <Icon name="phone" />
          {number ? text(lang).call.dial(number) : text(lang).call.find}
        </a>
      </p>
      {!number && (
        <p>
          {words.callSwitchboard}{' '}
          <a class="figure" href={telephone(switchboard.phone)}>
            {switchboard.phone}
          </a>
        </p>
      )}
      {campaign.callScript && (
        <>
          <p class="quiet">{words.callScript}</p>
          <CallScript campaign={campaign} known={{ bill, organization }} lang={lang} />
        </>
      )}
    </li>
  )
}

type HotlineGiven = { readonly label: string; readonly number: string; readonly own: ReturnType<typeof langAttributes> }

export const Hotline = ({ label, number, own }: HotlineGiven) => (
  <aside id="hotline" class="hotline">
    <p {...own}>{label}</p>
    <p>
      <a class="phone-number touch figure" href={telephone(number)}>
        <Icon name="phone" />
        {number}
      </a>
    </p>
  </aside>
)

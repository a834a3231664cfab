import { hasCall } from '../../domain/call/outcomes.ts'
import { collectsPledges } from '../../domain/campaign/campaign.ts'
import type { Phase } from '../../domain/launch/status.ts'
import { moment, orList } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { spanOf } from '../pledge/spread-note.tsx'
import { CallAction, Samples } from './actions.tsx'
import type { CampaignPage } from './page.ts'

/** Nothing was said, and nothing is going to be. */
export const isOff = (phase: Phase) => phase === 'cancelled' || phase === 'unreached'

/** What the campaign asks for: sign up, post a sample, call. */
export function CallToAction(given: CampaignPage) {
  const { campaign, samples, lang, phase } = given
  const words = text(lang).campaign
  const { pledge, share } = campaign.actions
  const withSamples = share.shown && samples.length > 0
  const withCall = hasCall(campaign)
  const collects = collectsPledges(campaign)
  const withPledge = collects && phase === 'open'
  const day = moment(campaign.launch.launchAt, campaign.timeZone, lang)
  if (!withPledge && !withSamples && !withCall) return null
  const things = Number(withPledge) + Number(withSamples) + Number(withCall)
  return (
    <section>
      <h2 id="act" class="section-label">
        {phase === 'open' || !collects ? words.act(things) : words.actNow[nowWord(given)]}
      </h2>
      {!collects && <p class="lead">{words.onTheDay(day)}</p>}
      <ol class="actions-list">
        {withPledge && (
          <li>
            <h3>
              <a href="#sign-up" {...(pledge.title ? langAttributes(campaign, lang) : {})}>
                {pledge.title || words.signUp}
              </a>
            </h3>
            <p class="told" {...(pledge.text ? langAttributes(campaign, lang) : {})}>
              {pledge.text || signUpWords(given, day)}
            </p>
          </li>
        )}
        {withSamples && <Samples {...given} />}
        {withCall && <CallAction {...given} />}
      </ol>
    </section>
  )
}

function signUpWords({ campaign, offered, isNamed, lang }: CampaignPage, day: string): string {
  const labels = offered.map(one => one.label)
  return text(lang).campaign.signUpText(day, isNamed ? orList(labels, lang) : null, spanOf(campaign.launch, lang))
}

/** What is told once the moment has come: to who has pledged, to everybody else, and where it is not sure what is out. */
function nowWord({ phase, receiptPath, posted }: CampaignPage): 'yours' | 'out' | 'other' {
  if ((phase !== 'finished' && phase !== 'under-way') || posted === 0) return 'other'
  return phase === 'finished' && receiptPath !== null ? 'yours' : 'out'
}

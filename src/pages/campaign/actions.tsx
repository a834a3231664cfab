import { scriptParts } from '../../domain/call-script.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { day, list } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Icon } from '../components/icon.tsx'
import { NetworkMark } from '../components/network-mark.tsx'
import { pledgePath } from './pledge-path.ts'
import type { CampaignPage } from './view.tsx'

/** The switchboard of the US Capitol: connects to every office of both houses. */
const switchboard = '(202) 224-3121'

/** Second deed: a sample by hand, at once. Each can be promised instead. */
export function Samples({ samples, rule, lang, ...given }: CampaignPage) {
  const words = text(lang).campaign
  const { title, text: told } = given.campaign.actions.share
  return (
    <li>
      <h3 id="share">{title || words.samples}</h3>
      <p class="told">{told || words.samplesText}</p>
      <ul class="samples">
        {samples.map(sample => (
          <li key={sample.id} class="sample">
            <p class="sample-text">{sample.text}</p>
            <p class="sample-deeds">
              {sample.shares.map(share => (
                <a key={share.network} class="button" href={share.href} rel="noreferrer" target="_blank">
                  <NetworkMark network={share.network} />
                  {words.shareOn(share.label)}
                </a>
              ))}
              {rule === 'samples' && (
                <a class="quiet-link" href={pledgePath(given, `?message=${sample.id}`)}>
                  {words.promiseThis}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Third deed: the days, the number, and what to say. */
export function Call({ campaign, lang }: { readonly campaign: Campaign; readonly lang: Lang }) {
  const words = text(lang).campaign
  const days = campaign.lobbyingDays.map(one => day(one, lang))
  const number = campaign.callNumber || switchboard
  const { title, text: told } = campaign.actions.call
  return (
    <li>
      <h3 id="call">{title || words.call}</h3>
      {told && <p class="told">{told}</p>}
      {days.length > 0 && <p>{words.callDays(days.length, list(days, lang))}</p>}
      <p>{campaign.callNumber ? words.callNumber : words.callSwitchboard}</p>
      <p>
        <a class="phone-number figure" href={telephone(number)}>
          <Icon name="phone" />
          {number}
        </a>
      </p>
      {campaign.callScript && (
        <>
          <p class="quiet">{words.callScript}</p>
          <blockquote class="script">
            {campaign.callScript.split(/\n{2,}/).map((paragraph, n) => (
              <p key={`${n}`}>
                <Said paragraph={paragraph} campaign={campaign} lang={lang} />
              </p>
            ))}
          </blockquote>
        </>
      )}
    </li>
  )
}

/** Whether there is anything to call with; else the page does not speak of calling. */
export const hasCall = ({ actions, callScript, lobbyingDays }: Campaign) =>
  actions.call.shown && (callScript !== '' || lobbyingDays.length > 0)

/** Words of the script: what is known is filled in, what only the caller knows is marked. */
function Said({ paragraph, campaign, lang }: { paragraph: string; campaign: Campaign; lang: Lang }) {
  const { blanks } = text(lang).campaign
  const known: Readonly<Record<string, string>> = { bill: campaign.bill, organization: campaign.organization }
  return (
    <>
      {scriptParts(paragraph).map((part, n) => {
        if (part.kind === 'words') return part.text
        if (part.name === 'bill' || part.name === 'organization') return known[part.name]
        return (
          <mark key={`${n}`} class="blank">
            {blanks[part.name]}
          </mark>
        )
      })}
    </>
  )
}

export const Hotline = ({ label, number }: { readonly label: string; readonly number: string }) => (
  <aside id="hotline" class="hotline">
    <p>{label}</p>
    <p>
      <a class="phone-number figure" href={telephone(number)}>
        <Icon name="phone" />
        {number}
      </a>
    </p>
  </aside>
)

const telephone = (number: string) => `tel:${number.replace(/[^\d+]/g, '').replace(/^(?=\d{10}$)/, '+1')}`

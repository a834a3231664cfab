import type { Campaign } from '../../domain/campaign.ts'
import { day, list } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Icon } from '../components/icon.tsx'
import { NetworkMark } from '../components/network-mark.tsx'
import type { CampaignPage } from './view.tsx'

/** The switchboard of the US Capitol: connects to every office of both houses. */
const switchboard = '(202) 224-3121'

/** Second deed: a sample by hand, at once. Each can be promised instead. */
export function Samples({ campaign, samples, lang }: CampaignPage) {
  const words = text(lang).campaign
  if (samples.length === 0) return null
  return (
    <li>
      <h3>{words.samples}</h3>
      <p>{words.samplesText}</p>
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
              <a class="quiet-link" href={`/c/${campaign.slug}/pledge?message=${sample.id}`}>
                {words.promiseThis}
              </a>
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
  if (!campaign.callScript && days.length === 0) return null
  return (
    <li>
      <h3>{words.call}</h3>
      {days.length > 0 && <p>{words.callDays(days.length, list(days, lang))}</p>}
      <p>{words.callSwitchboard}</p>
      <p>
        <a class="phone-number figure" href={telephone(switchboard)}>
          <Icon name="phone" />
          {switchboard}
        </a>
      </p>
      {campaign.callScript && (
        <>
          <p class="quiet">{words.callScript}</p>
          <blockquote class="script">
            {campaign.callScript.split(/\n{2,}/).map(paragraph => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </blockquote>
        </>
      )}
    </li>
  )
}

export const Hotline = ({ label, number }: { readonly label: string; readonly number: string }) => (
  <aside class="hotline">
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

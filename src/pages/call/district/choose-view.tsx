import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { page } from '../../../ui/layout.tsx'

export type ChooseDistrictPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly zip: string
  readonly severalStates: boolean
  readonly districts: readonly { readonly href: string; readonly seat: string; readonly who: string }[]
}

/** A ZIP code can lie in several districts: only its people know which one is theirs. */
export function chooseDistrictView({ lang, campaign, zip, severalStates, districts }: ChooseDistrictPage): string {
  const words = text(lang).call
  return page({
    lang,
    title: words.choose.title,
    body: (
      <div class="column call stack">
        <header class="stack-tight">
          <p class="steps">
            <a href={`/c/${campaign.slug}/call`}>{words.title}</a>
          </p>
          <h1>{words.choose.title}</h1>
          <p class="lead">{severalStates ? words.choose.several(zip) : words.choose.text(zip, districts.length)}</p>
        </header>
        <ul class="districts">
          {districts.map(({ href, seat, who }) => (
            <li key={href}>
              <a href={href}>
                <span>
                  <strong>{seat}</strong>
                  <span class="quiet">{who}</span>
                </span>
                <Icon name="arrow" />
              </a>
            </li>
          ))}
        </ul>
        <p class="quiet">
          {words.choose.unsure}{' '}
          <a href="https://www.house.gov/representatives/find-your-representative" rel="noreferrer">
            {words.choose.unsureLink}
          </a>
        </p>
      </div>
    ),
  })
}

import type { Context } from '../../../context.ts'
import type { Edition } from '../../../domain/call/congress/editions.ts'
import { type District, seatsOf } from '../../../domain/call/congress/lookup.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import { seatWords, titleOf } from '../callee-words.ts'
import { chooseDistrictView } from './choose-view.tsx'
import { pathOf } from './district.ts'

type Several = {
  readonly campaign: Campaign
  readonly edition: Edition
  readonly lang: Lang
  readonly zip: string
  readonly districts: readonly District[]
}

/** All districts that a ZIP code touches, with who sits for them. */
export function chooseDistrict({ db }: Context, { campaign, edition, zip, districts, lang }: Several): string {
  return chooseDistrictView({
    lang,
    campaign,
    zip,
    severalStates: new Set(districts.map(district => district.state)).size > 1,
    districts: districts.map(district => {
      const representative = seatsOf(db, edition, district)?.representative
      const seat = seatWords(district, lang)
      const who = representative
        ? `${titleOf(representative, lang)}, ${representative.party}`
        : text(lang).call.vacantSeat
      return { href: pathOf(campaign, district), seat, who }
    }),
  })
}

import {
  type Callee,
  type Callees,
  type CallNumber,
  switchboard,
  washington,
} from '../../domain/call/congress/callees.ts'
import type { Edition } from '../../domain/call/congress/editions.ts'
import type { District, Member } from '../../domain/call/congress/lookup.ts'
import { isOfficeOpen } from '../../domain/call/congress/office-hours.ts'
import { states } from '../../domain/call/congress/states.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { clockTime, fullDay, isoDay, weekday } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { spokenLang } from './script.tsx'
import type { CallPage, ShownNumber } from './view.tsx'

type Who = Pick<CallPage, 'title' | 'about' | 'notes' | 'numbers' | 'representative' | 'who'>

export const seatWords = ({ state, district }: District, lang: Lang) =>
  text(lang).call.seat(states[state]?.name ?? state, district)

/** A member of Congress as the page of a call shows them. */
export function shownMember({ member, numbers }: Callee, campaign: Campaign, now: number, lang: Lang): Who {
  const words = text(lang).call
  const place =
    member.district === null
      ? (states[member.state]?.name ?? member.state)
      : seatWords({ state: member.state, district: member.district }, lang)
  const isOver = member.endsOn < isoDay(now, washington)
  return {
    title: titleOf(member, lang),
    about: words.party(member.party, place),
    notes: isOver ? [words.termOver(fullDay(member.endsOn, lang))] : [],
    numbers: numbers.map(number => shownNumber(number, now, lang)),
    representative: titleOf(member, spokenLang(campaign, lang)),
    who: member.bioguide,
  }
}

/** The one number that a campaign names, or the switchboard of the Capitol. `why` says why no member is shown. */
export function shownNumberOnly(campaign: Campaign, why: string | null, now: number, lang: Lang): Who {
  const words = text(lang).call
  const own = campaign.callNumber
  const number: ShownNumber = own
    ? { label: words.numberTitle, phone: own, isOpen: true, hours: '' }
    : { ...shownNumber(switchboard, now, lang), label: words.switchboard.label }
  return {
    title: own ? campaign.actions.call.title || words.title : words.switchboard.title,
    about: own ? campaign.actions.call.text || words.lead : words.switchboard.text,
    notes: why ? [why] : [],
    numbers: [number],
    representative: '',
    who: 'number',
  }
}

/** What a caller should know about seats that nobody holds, or that their place does not have. */
export function seatNotes({ vacant }: Callees, district: District, lang: Lang): string[] {
  const words = text(lang).call
  const place = states[district.state]
  const name = place?.name ?? district.state
  return [
    ...(vacant.representative ? [words.vacant.representative(seatWords(district, lang))] : []),
    ...Array<string>(vacant.senators).fill(words.vacant.senator(name)),
    ...(place?.votes === false ? [words.noSenators(name)] : []),
  ]
}

export function titleOf({ chamber, state, name }: Member, lang: Lang): string {
  const { titles } = text(lang).call
  if (chamber === 'senate') return titles.senator(name)
  if (state === 'PR') return titles.commissioner(name)
  return states[state]?.votes ? titles.representative(name) : titles.delegate(name)
}

export const dataSourceText = ({ loadedAt, newestOn }: Edition, lang: Lang) =>
  text(lang).call.source(fullDay(isoDay(loadedAt, washington), lang), fullDay(newestOn, lang))

function shownNumber({ city, phone, timeZone }: CallNumber, now: number, lang: Lang): ShownNumber {
  const words = text(lang).call
  const open = isOfficeOpen(now, timeZone)
  const where = city === null ? 'capitol' : 'local'
  const time = clockTime(now, timeZone, lang)
  return {
    label: city === null ? words.capitol : words.localOffice(city),
    phone,
    isOpen: open,
    hours: open ? words.open[where](time) : words.closed[where](weekday(now, timeZone, lang), time),
  }
}

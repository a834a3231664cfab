import type { Context } from '../../../context.ts'
import { calleesOf } from '../../../domain/call/congress/callees.ts'
import { currentEdition, type Edition } from '../../../domain/call/congress/editions.ts'
import type { District } from '../../../domain/call/congress/lookup.ts'
import type { CallOutcome } from '../../../domain/call/outcomes.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { Problem } from '../../../lib/problem.ts'
import { newToken } from '../../../lib/secret-box.ts'
import { type Lang, text } from '../../../text/text.ts'
import { dataSourceText, seatNotes, shownMember, shownNumberOnly } from '../callee-words.ts'
import { type CallPage, callView } from '../view.tsx'

/** Whom a page is about; what is not known is the first. */
type Asked = Pick<CallPage, 'caller' | 'count' | 'number'> & { readonly who: string }

type Told = { readonly campaign: Campaign; readonly lang: Lang }

/** The page of a call, and where it goes on after its outcome. */
export type CallStep = { readonly page: string; readonly next: (outcome: CallOutcome) => string }

export const pathOf = ({ slug }: Campaign, { state, district }: District) => `/c/${slug}/call/${state}-${district}`

/** `CA-12`; null when it reads otherwise. */
export function readDistrict(written: string): District | null {
  const [, state = '', district] = /^([A-Z]{2})-(\d{1,2})$/.exec(written) ?? []
  return state === '' ? null : { state, district: Number(district) }
}

/** The members of a district, one after the other. A 404 when there is no such district. */
export function districtCall({ db, now }: Context, { campaign, lang }: Told, edition: Edition, district: District) {
  const found = calleesOf(db, edition, district)
  const [first] = found?.callees ?? []
  if (!found || !first) throw new Problem(404)
  const { callees } = found
  const path = pathOf(campaign, district)
  return (asked: Asked): CallStep => {
    const at = Math.max(
      0,
      callees.findIndex(callee => callee.member.bioguide === asked.who),
    )
    const callee = callees[at] ?? first
    const shown = shownMember(callee, campaign, now(), lang)
    const number = within(asked.number, callee.numbers.length)
    const after = callees[at + 1]
    return {
      page: callView({
        ...shown,
        ...asked,
        lang,
        campaign,
        path,
        number,
        who: shown.who,
        notes: [...(at === 0 ? seatNotes(found, district, lang) : []), ...shown.notes],
        step: at + 1,
        of: callees.length,
        form: newToken(),
        source: dataSourceText(edition, lang),
      }),
      next: outcome =>
        outcome === 'busy' && number + 1 < callee.numbers.length
          ? `${path}?call=${shown.who}&number=${number + 1}`
          : `${path}?call=${after?.member.bioguide ?? 'done'}`,
    }
  }
}

/** The number that the campaign names, or the Capitol's. */
export function numberCall({ db, now }: Context, { campaign, lang }: Told) {
  const path = `/c/${campaign.slug}/call/number`
  const words = text(lang).call
  const edition = currentEdition(db)
  const isOver = edition !== null && new Date(now()).toISOString().slice(0, 10) > edition.endsOn
  const why = campaign.callNumber ? null : isOver ? words.overData : edition ? null : words.noData
  return (asked: Asked): CallStep => ({
    page: callView({
      ...shownNumberOnly(campaign, why, now(), lang),
      ...asked,
      lang,
      campaign,
      path,
      number: 0,
      who: 'number',
      step: 1,
      of: 1,
      form: newToken(),
      source: '',
    }),
    next: () => `${path}?call=done`,
  })
}

const within = (n: number, length: number) => (Number.isInteger(n) && n >= 0 && n < length ? n : 0)

import type { CalendarEntry } from '../../lib/calendar.ts'
import { type Lang, text } from '../../text/text.ts'

type Moment = { readonly slug: string; readonly title: string; readonly launchAt: number }

const minutes = 15
/** Time to find one's phone, for who posts by hand; and to look, for others. */
const ringsBefore = { byHand: 2, account: 5 }

/** The moment of who posts by hand; it takes the place of an earlier one of the same campaign. `address` of the receipt. */
export function byHandEntry(
  { slug, title, launchAt, text: words }: Moment & { readonly text: string },
  address: string,
  lang: Lang,
): CalendarEntry {
  const { calendarTitle, calendarText } = text(lang).reminder
  const [uid, said] = [`reminder.${slug}@${new URL(address).host}`, calendarText(words, address)]
  return {
    uid,
    title: calendarTitle(title),
    text: said,
    url: address,
    at: launchAt,
    minutes,
    ringsBefore: ringsBefore.byHand,
  }
}

/** The moment of a post of the engine. Calendars are shared and synced: the address of the receipt stays out of them. */
export function pledgeEntry({ slug, title, launchAt }: Moment, url: string, lang: Lang): CalendarEntry {
  const words = text(lang).receipt.calendar
  const uid = `${slug}-pledge@${new URL(url).host}`
  return {
    uid,
    title: words.title(title),
    text: words.text(url),
    url,
    at: launchAt,
    minutes,
    ringsBefore: ringsBefore.account,
  }
}

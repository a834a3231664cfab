import type { CalendarEntry } from '../../lib/calendar.ts'

type Moment = { readonly slug: string; readonly launchAt: number }

/** The moment as an entry of a calendar; it takes the place of an earlier one of the same campaign. `address` of its page. */
export const reminderEntry = (
  { slug, launchAt }: Moment,
  address: string,
  title: string,
  text: string,
): CalendarEntry => ({
  uid: `reminder.${slug}@${new URL(address).host}`,
  title,
  text,
  url: address,
  at: launchAt,
  minutes: 15,
})

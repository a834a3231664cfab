import type { Progress } from '../../domain/mail/progress.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'

/** Whether some of it may still leave. */
export const isUnderWay = ({ writing, mails }: Progress) =>
  writing || (mails.queued ?? 0) > 0 || (mails.sending ?? 0) > 0

/** "3 of 4 sent · 1 refused" */
export function progressWords({ mails, writing }: Progress, lang: Lang): string {
  const words = text(lang).updates.sent
  const { sent = 0, refused = 0, unknown = 0, dropped = 0 } = mails
  const all = Object.values(mails).reduce((sum, n) => sum + n, 0)
  const count = (n: number) => number(n, lang)
  const parts = [
    writing && words.writing,
    all === 0 && !writing && words.nobody,
    all > 0 && (sent === all && !writing ? words.all(count(all)) : words.part(count(sent), count(all))),
    refused > 0 && words.refused(count(refused)),
    unknown > 0 && words.unknown(count(unknown)),
    dropped > 0 && words.dropped(count(dropped)),
  ]
  return parts.filter(part => part !== false).join(' · ')
}

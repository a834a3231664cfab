import type { Update } from '../../domain/supporters/updates.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Stamp } from '../components/stamp.tsx'

/** Whether some of it may still leave. */
export const isUnderWay = ({ writing, mails }: Update) => writing || (mails.queued ?? 0) > 0 || (mails.sending ?? 0) > 0

export function SentUpdates({ updates, lang }: { readonly updates: readonly Update[]; readonly lang: Lang }) {
  const words = text(lang).updates.sent
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      {updates.length === 0 ? (
        <p class="quiet">{words.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.columns.subject}</th>
              <th scope="col">{words.columns.at}</th>
              <th scope="col">{words.columns.progress}</th>
            </tr>
          </thead>
          <tbody>
            {updates.map(update => (
              <tr key={update.id}>
                <th scope="row">
                  <details>
                    <summary>{update.subject}</summary>
                    <p class="letter-text">{update.words}</p>
                  </details>
                </th>
                <td class="quiet">
                  <Stamp at={update.sentAt} lang={lang} />
                </td>
                <td>{progress(update, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function progress(update: Update, lang: Lang): string {
  const words = text(lang).updates.sent
  const { mails, writing } = update
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

import type { MailKind } from '../../../domain/mail/kinds.ts'
import type { Told } from '../../../domain/mail/progress.ts'
import type { Update } from '../../../domain/supporter/updates.ts'
import { type Lang, text } from '../../../text/text.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'
import { progressWords } from '../mail-progress.ts'

export function SentUpdates({ updates, lang }: { readonly updates: readonly Update[]; readonly lang: Lang }) {
  const words = text(lang).updates.sent
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      {updates.length === 0 ? (
        <p class="quiet">{words.empty}</p>
      ) : (
        <table class="bold-rows">
          <TableHead columns={[words.columns.subject, words.columns.at, words.columns.progress]} />
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
                  <Timestamp at={update.sentAt} lang={lang} />
                </td>
                <td>{progressWords(update, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Mail that the site sent by itself, or from another page: how far each is, and what of it did not arrive. */
export function Tellings({ told, lang }: { readonly told: readonly Told[]; readonly lang: Lang }) {
  const { sent, told: words } = text(lang).updates
  if (told.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      <table class="bold-rows">
        <TableHead columns={[words.what, sent.columns.at, sent.columns.progress]} />
        <tbody>
          {told.map(one => (
            <tr key={one.id}>
              <th scope="row">{mailName(one.kind, lang)}</th>
              <td class="quiet">
                <Timestamp at={one.at} lang={lang} />
              </td>
              <td>{progressWords(one, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Only kinds that supporters get have a name. */
export function mailName(kind: MailKind, lang: Lang): string {
  const { kinds } = text(lang).updates.told
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind
}

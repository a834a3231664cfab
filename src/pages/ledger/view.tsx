import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import type { Launch } from '../../domain/launch/launch.ts'
import type { Attempt, Delivery } from '../../domain/ledger/read.ts'
import type { Organizer } from '../../domain/organizer/organizer.ts'
import type { Account } from '../../domain/pledge/account.ts'
import { clockToTheMs, momentExactly, number, place, timeToTheMs } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { duration } from '../../text/times.ts'
import { Fact } from '../../ui/fact.tsx'
import { Note } from '../../ui/note.tsx'
import { PostCard } from '../../ui/post-card.tsx'
import { TableHead } from '../../ui/table-head.tsx'
import { campaignPage } from '../campaign/manage/frame.tsx'
import { stateWord, why } from './reason.ts'

type DeliveryPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly launch: Launch
  readonly delivery: Delivery
  readonly account: Account
  readonly attempts: readonly Attempt[]
  readonly now: number
}

/** `/organize/:slug/deliveries/:id`: one post, and all that the ledger knows of it. */
export function deliveryView(given: DeliveryPage): string {
  const { lang, campaign, delivery, account } = given
  const words = text(lang).ledger.one
  const title = words.title(account.handle)
  return campaignPage(given, {
    here: 'launch',
    title,
    back: { href: `/organize/${campaign.slug}/deliveries`, name: words.back },
    body: (
      <>
        {delivery.text === '' ? (
          <Note>
            <p>{text(lang).erasure.supporter}</p>
          </Note>
        ) : (
          <PostCard text={delivery.text} network={delivery.network} author={account} />
        )}
        <Facts {...given} />
        <Log {...given} />
      </>
    ),
  })
}

function Facts({ campaign, delivery, account, lang }: DeliveryPage) {
  const { afterMoment, one } = text(lang).ledger
  const words = one.facts
  const at = (ms: number) => timeToTheMs(ms, campaign.timeZone, lang)
  const after = (ms: number) => duration(Math.max(0, ms - delivery.momentAt), lang)
  const { state, sentAt, postedAt, settledAt, lookAt, remoteId, url, batchId } = delivery
  const waits = state === 'pending' || state === 'queued'
  return (
    <dl class="facts">
      <Fact label={words.state}>
        <strong>{stateWord(delivery, lang)}</strong> {why(delivery, lang)}
      </Fact>
      {sentAt !== null && (
        <Fact label={words.sent}>
          {at(sentAt)}, {after(sentAt)} {afterMoment}
        </Fact>
      )}
      {postedAt !== null && (
        <Fact label={words.published}>
          {at(postedAt)}, {after(postedAt)} {afterMoment}
        </Fact>
      )}
      {(url || account.profileUrl) && (
        <Fact label={words.address}>
          {url ? <a href={url}>{one.see}</a> : <a href={account.profileUrl}>{one.profile}</a>}
        </Fact>
      )}
      {remoteId !== null && <Fact label={words.remoteId}>{remoteId}</Fact>}
      {waits && <Fact label={words.due}>{at(delivery.dueAt)}</Fact>}
      <Fact label={words.tries}>{number(delivery.tries, lang)}</Fact>
      {lookAt !== null && <Fact label={words.look}>{at(lookAt)}</Fact>}
      {settledAt !== null && <Fact label={words.settled}>{at(settledAt)}</Fact>}
      <Fact label={words.host}>{delivery.host}</Fact>
      {batchId !== null && (
        <Fact label={words.batch}>
          {batchId}, {delivery.place}
        </Fact>
      )}
    </dl>
  )
}

const columns = ['at', 'kind', 'reason', 'sent', 'status', 'request', 'batch'] as const

function Log({ campaign, launch, attempts, lang }: DeliveryPage) {
  const words = text(lang).ledger.one
  return (
    <section class="stack">
      <h2>{words.log}</h2>
      {attempts.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <p class="quiet">
            {momentExactly(launch.launchAt, campaign.timeZone, lang)}.{' '}
            {text(lang).schedule.moment.clock(place(campaign.timeZone))} {words.logNote}
          </p>
          <table class="rows attempt-table">
            <TableHead columns={[...columns.map(column => words.columns[column])]} />
            {attempts.map(attempt => (
              <Entry key={attempt.id} attempt={attempt} timeZone={campaign.timeZone} lang={lang} />
            ))}
          </table>
        </>
      )}
    </section>
  )
}

type EntryProps = { readonly attempt: Attempt; readonly timeZone: string; readonly lang: Lang }

/** An attempt is a row; what the network answered stands under it. */
function Entry({ attempt, timeZone, lang }: EntryProps) {
  const words = text(lang).ledger.one
  const at = (ms: number | null) => (ms === null ? null : clockToTheMs(ms, timeZone, lang))
  const cells = {
    kind: attempt.kind,
    reason: attempt.reason,
    sent: at(attempt.sentAt),
    status: attempt.status,
    request: attempt.requestId,
    batch: attempt.batchId,
  }
  return (
    <tbody>
      <tr>
        <th scope="row">
          <time dateTime={new Date(attempt.at).toISOString()}>{at(attempt.at)}</time>
        </th>
        {columns
          .filter(column => column !== 'at')
          .map(column => (
            <td key={column} data-label={words.columns[column]}>
              {cells[column]}
            </td>
          ))}
      </tr>
      {attempt.answer !== null && (
        <tr class="attempt-answer">
          <td colSpan={columns.length}>
            <span class="quiet">{words.answer}</span>
            <pre>{attempt.answer}</pre>
          </td>
        </tr>
      )}
    </tbody>
  )
}

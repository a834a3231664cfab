import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { tenseOf } from '../../domain/launch/status.ts'
import type { Delivery } from '../../domain/ledger/read.ts'
import type { OneMail } from '../../domain/mail/progress.ts'
import type { Organizer } from '../../domain/organizer/organizer.ts'
import type { Supporter } from '../../domain/supporter/list.ts'
import { number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Fact } from '../../ui/fact.tsx'
import { controlProps, Field, type Wrong } from '../../ui/form.tsx'
import { Done, Note } from '../../ui/note.tsx'
import { PostCard } from '../../ui/post-card.tsx'
import { Timestamp } from '../../ui/timestamp.tsx'
import { campaignPage } from '../campaign/manage/frame.tsx'
import { mailName } from './updates/sent.tsx'

type SupporterPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly supporter: Supporter
  readonly delivery: Delivery | null
  readonly mails: readonly OneMail[]
  readonly now: number
  readonly wrong: readonly Wrong[]
  /** What was typed. */
  readonly reason: string
  readonly done: boolean
}

/** `/organize/:slug/supporters/:id`: one pledge, and its removal. */
export function supporterView(given: SupporterPage): string {
  const { lang, organizer, campaign, supporter, wrong, done, now } = given
  const words = text(lang).supporters.one
  const mayRemove = supporter.state === 'active' && organizer.role !== 'viewer' && beforeItsMoment(campaign, now)
  return campaignPage(given, {
    here: 'supporters',
    title: words.title(supporter.handle),
    scripts: ['supporter'],
    styles: ['supporters'],
    wrong,
    before: done && <Done>{words.removed}</Done>,
    back: { href: `/organize/${campaign.slug}/supporters`, name: words.back },
    body: (
      <>
        {supporter.erasedAt === null ? (
          <PostCard text={supporter.text} network={supporter.network} author={supporter} />
        ) : (
          <Note>
            <p>{text(lang).erasure.supporter}</p>
          </Note>
        )}
        <Facts {...given} />
        <Mails {...given} />
        {mayRemove && <RemovalForm {...given} />}
      </>
    ),
  })
}

/** Only a look: whoever does it decides in one statement whether it was still possible. */
const beforeItsMoment = ({ launch }: OwnCampaign, now: number) =>
  launch === null || ['draft', 'missed', 'cancelled'].includes(launch.state) || launch.launchAt > now

function Facts({ campaign, supporter, delivery, now, lang }: SupporterPage) {
  const { one, states, sample, words: texts } = text(lang).supporters
  const words = one.facts
  const { state, name, followers, isSample, atLeast, hasMail, confirmedAt, withdrawnAt, removedReason, reconnect } =
    supporter
  return (
    <dl class="facts">
      <Fact label={words.state}>{states[state]}</Fact>
      {removedReason && <Fact label={words.reason}>{removedReason}</Fact>}
      {supporter.profileUrl !== '' && (
        <Fact label={words.name}>
          {name} · <a href={supporter.profileUrl}>{one.profile}</a>
        </Fact>
      )}
      <Fact label={words.followers}>{number(followers, lang)}</Fact>
      <Fact label={words.text}>{isSample ? sample : texts.own}</Fact>
      {atLeast !== null && <Fact label={words.condition}>{text(lang).supporters.onlyIf(number(atLeast, lang))}</Fact>}
      <Fact label={words.mail}>{hasMail ? words.someMail : words.noMail}</Fact>
      {tenseOf(campaign.launch, now) !== 'over' && (
        <Fact label={words.permission}>{reconnect ? words.reconnect : words.live}</Fact>
      )}
      <Fact label={words.confirmed}>
        <Timestamp at={confirmedAt} lang={lang} />
      </Fact>
      {withdrawnAt !== null && (
        <Fact label={words.withdrawn}>
          <Timestamp at={withdrawnAt} lang={lang} />
        </Fact>
      )}
      {delivery && (
        <Fact label={text(lang).ledger.title}>
          <a href={`/organize/${campaign.slug}/deliveries/${delivery.id}`}>{one.delivery}</a>
        </Fact>
      )}
    </dl>
  )
}

function Mails({ mails, lang }: SupporterPage) {
  const words = text(lang).supporters.one.mails
  if (mails.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{words.title}</h2>
      <ul class="mails">
        {mails.map(mail => (
          <li key={mail.id}>
            {mailName(mail.kind, lang)}: {words.states[mail.state]}{' '}
            <span class="quiet">
              <Timestamp at={mail.settledAt ?? mail.createdAt} lang={lang} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function RemovalForm({ campaign, supporter, wrong, reason, lang }: SupporterPage) {
  const words = text(lang).supporters.one.remove
  return (
    <form method="post" action={`/organize/${campaign.slug}/supporters/${supporter.id}/removal`} class="stack removing">
      <h2>{words.title}</h2>
      <Field name="reason" label={words.reason} wrong={wrong}>
        <textarea required maxLength={500} rows={3} {...controlProps('reason', { wrong })}>
          {reason}
        </textarea>
      </Field>
      <div class="cluster consequence">
        <button type="submit" class="button button-stop">
          {words.button}
        </button>
        <p>{words.text}</p>
      </div>
    </form>
  )
}

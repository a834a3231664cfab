import type { Consent } from '../../../domain/mail/consent/consents.ts'
import type { PlaceLink } from '../../../domain/share/links.ts'
import { moment, momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { CampaignLine } from '../../../ui/campaign-line.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Fact } from '../../../ui/fact.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { page } from '../../../ui/layout.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { NoWrap } from '../../../ui/no-wrap.tsx'
import { Note } from '../../../ui/note.tsx'
import { CallOffer } from '../../call/offer.tsx'
import { ListFact } from '../mail/list-fact.tsx'
import type { FoundByHand } from '../receipt/find.ts'

export type ByHandPage = FoundByHand & {
  readonly lang: Lang
  readonly links: readonly PlaceLink[]
  /** They left the list of the campaign. */
  readonly stopped: boolean
  /** Another mail address, not confirmed yet. */
  readonly next: string | null
  /** What they agreed to with the organization. */
  readonly listed: Consent | null
  readonly now: number
}

/** `/p/:receipt` by hand: what was asked for, how it stands; from T0 on the links to post it with. */
export function byHandView(given: ByHandPage): string {
  const { lang, campaign, pledge, state } = given
  const words = text(lang).reminder
  const waiting = state === 'waiting'
  const sayIt = state === 'now' || state === 'late'
  const isOut = sayIt || state === 'posted'
  const { launch } = campaign
  const soon = state === 'paused' || (waiting && launch.launchAt - given.now < 60_000)
  const when = moment(launch.launchAt, campaign.timeZone, lang)
  const said = words.state[state as Exclude<typeof state, 'asked'>](when)
  return page({
    lang,
    title: words.title,
    scripts: ['supporter', 'again'],
    body: (
      <div class="column receipt reminder stack">
        <header class="stack-tight">
          <CampaignLine campaign={campaign} lang={lang}>
            <span class="quiet">{words.title}</span>
          </CampaignLine>
          <h1 class={`receipt-state figure ${state === 'posted' ? 'receipt-posted' : ''}`}>
            <NoWrap sentence={said.title} part={when} />
          </h1>
          <p class="lead">{said.text}</p>
          {sayIt && launch.state === 'halted' && <p>{words.halted}</p>}
        </header>
        {soon && <AutoRefresh seconds={5} lang={lang} />}
        {waiting && given.stopped && <Note tone="warn">{words.stopsMail}</Note>}
        {waiting && given.next && <Note>{words.nextAddress(given.next)}</Note>}
        {waiting && (
          <Countdown dateless launchAt={launch.launchAt} now={given.now} timeZone={campaign.timeZone} lang={lang} />
        )}
        {state === 'posted' && <CallOffer campaign={campaign} lang={lang} />}
        {!isOut && <Facts {...given} />}
        {pledge.text && <Words text={pledge.text} />}
        {sayIt && <OneTapLinks {...given} />}
        {state === 'posted' && <TakeBack {...given} />}
        <Actions {...given} />
        {isOut && <Facts {...given} />}
        {(waiting || sayIt) && <CallOffer campaign={campaign} lang={lang} />}
        {waiting && (
          <section class="stack-tight">
            <h2 class="small-head">{words.keep}</h2>
            <p>{words.keepText}</p>
          </section>
        )}
      </div>
    ),
  })
}

/** A text that is for no network yet. */
export const Words = ({ text }: { readonly text: string }) => <blockquote class="reminder-words">{text}</blockquote>

function OneTapLinks({ links, state, path, pledge, lang }: ByHandPage) {
  const words = text(lang).reminder
  return (
    <section class="stack">
      <ul class="one-tap">
        {links.map(({ place, label, href }) => (
          <li key={place}>
            <a class="button button-full" href={href} rel="noreferrer" target="_blank">
              <NetworkMark network={place} silent />
              {words.share(label)}
            </a>
          </li>
        ))}
        <li>
          <button type="button" class="button button-full" data-copy={pledge.text} data-copied={words.copied} hidden>
            <Icon name="link" />
            <span>{words.copy}</span>
          </button>
        </li>
      </ul>
      <p class="quiet">
        {words.mastodon} {words.facebook}
      </p>
      {state === 'now' && (
        <form method="post" action={`${path}/posted`} class="cluster withdraw">
          <button type="submit" class="button button-strong">
            <Icon name="check" />
            {words.posted}
          </button>
          <span class="quiet">{words.postedHint}</span>
        </form>
      )}
    </section>
  )
}

/** Nothing is left to post; who pressed by mistake has their links back. */
function TakeBack({ path, lang }: ByHandPage) {
  const words = text(lang).reminder
  return (
    <form method="post" action={`${path}/posted/removal`} class="cluster withdraw">
      <button type="submit" class="button">
        {words.notPosted}
      </button>
      <span class="quiet">{words.notPostedHint}</span>
    </form>
  )
}

function Actions({ state, path, campaign, lang }: ByHandPage) {
  const words = text(lang).reminder
  const open = campaign.launch.state === 'open'
  return (
    <div class="stack">
      <p class="actions">
        {state === 'waiting' && (
          <a class="button" href={`${path}/moment.ics`}>
            <Icon name="clock" />
            {words.calendar}
          </a>
        )}
        {state === 'waiting' && (
          <a class="button" href={`${path}/change`}>
            <Icon name="pen" />
            {words.change}
          </a>
        )}
        {state === 'withdrawn' && open && (
          <a class="button" href={`/c/${campaign.slug}/reminder`}>
            {words.again}
          </a>
        )}
        {(state === 'now' || state === 'posted') && <a href={`/c/${campaign.slug}/live`}>{text(lang).receipt.board}</a>}
      </p>
      {state !== 'withdrawn' && (
        <p>
          <a href={`${path}/withdrawal`}>{words.withdraw}</a>
        </p>
      )}
    </div>
  )
}

function Facts({ state, campaign, pledge, path, email, listed, lang }: ByHandPage) {
  const words = text(lang).reminder
  if (state === 'withdrawn') return null
  return (
    <dl class="facts">
      <Fact label={words.moment}>{momentExactly(campaign.launch.launchAt, campaign.timeZone, lang)}</Fact>
      <Fact label={words.address}>{email ?? words.erased}</Fact>
      {pledge.state === 'confirmed' && (
        <Fact label={words.confirmed}>{moment(pledge.confirmedAt, campaign.timeZone, lang)}</Fact>
      )}
      {pledge.postedAt !== null && (
        <Fact label={words.saidPosted}>{moment(pledge.postedAt, campaign.timeZone, lang)}</Fact>
      )}
      <ListFact consent={listed} campaign={campaign} path={path} lang={lang} />
    </dl>
  )
}

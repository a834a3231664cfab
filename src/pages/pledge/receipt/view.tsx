import { closesAt } from '../../../domain/launch/launch.ts'
import type { ReceiptState } from '../../../domain/pledge/receipt.ts'
import { moment, momentExactly, momentInZone, number, timeToTheMs } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { CampaignLine } from '../../../ui/campaign-line.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Fact } from '../../../ui/fact.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { NoWrap } from '../../../ui/no-wrap.tsx'
import { Note } from '../../../ui/note.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { CallOffer } from '../../call/offer.tsx'
import { GoalRuleNote } from '../../launch/goal/rule.tsx'
import { AlsoFrom } from '../also-from.tsx'
import { askerOf } from '../mail/consent-form.ts'
import { ListFact } from '../mail/list-fact.tsx'
import { ownMomentWords } from '../send-time.ts'
import { Spread } from '../spread-note.tsx'
import { Invite, Keep, ReceiptActions, WaysBack } from './actions.tsx'
import { OwnReachShown } from './own-reach.tsx'
import type { ReceiptPage } from './page.ts'
import { statusText } from './status-text.ts'
import { Timeline } from './timeline.tsx'

/** `/p/:receipt`: what was promised, how it stands, what can still be done. */
export function receiptView(given: ReceiptPage): string {
  const { lang, campaign, pledge, account, delivery, state } = given
  const words = text(lang).receipt
  const said = statusText(given)
  const waiting = state === 'waiting' || state === 'frozen'
  const again = againSeconds(state)
  return page({
    lang,
    title: words.title,
    scripts: ['supporter', 'again'],
    body: (
      <div class="column receipt stack">
        <ErrorSummary wrong={given.wrong ?? []} lang={lang} />
        <header class="stack-tight">
          <CampaignLine campaign={campaign} lang={lang}>
            <span class="quiet">{words.title}</span>
          </CampaignLine>
          <h1 class={`receipt-state figure ${state === 'posted' && !delivery?.deletedAt ? 'receipt-posted' : ''}`}>
            <NoWrap sentence={said.title} part={ownMomentWords(campaign, account.id, lang)} />
          </h1>
          {said.lines.map(line => (
            <p key={line} class="lead">
              {line}
            </p>
          ))}
        </header>
        {again && <AutoRefresh seconds={again} lang={lang} />}
        {pledge.eraseAskedAt !== null && <ErasureAsked {...given} />}
        {given.asked && <AskedAtAddress {...given} {...given.asked} />}
        {waiting && given.connectAgain && <ConnectAgain {...given} to={given.connectAgain} />}
        {waiting && <GoalRuleNote campaign={campaign} lang={lang} />}
        {waiting && <Spread launch={campaign.launch} lang={lang} />}
        {waiting && (
          <Countdown
            dateless={state === 'waiting'}
            launchAt={given.momentAt}
            now={given.now}
            timeZone={campaign.timeZone}
            lang={lang}
          />
        )}
        <Facts {...given} />
        {delivery?.reason !== 'altered' && (
          <PostCard text={delivery?.text ?? pledge.text} network={account.network} author={account} />
        )}
        <ReceiptActions {...given} />
        {waiting && <Keep {...given} />}
        {(waiting || state === 'posted') && <CallOffer campaign={campaign} lang={lang} />}
        {waiting && <AlsoFrom {...given} />}
        {(waiting || state === 'posted') && <Invite {...given} />}
        {given.ownReach && <OwnReachShown own={given.ownReach} campaign={campaign} lang={lang} />}
        <Timeline {...given} />
        <WaysBack {...given} />
      </div>
    ),
  })
}

function ConnectAgain({ network, to, lang }: ReceiptPage & { readonly to: string }) {
  const words = text(lang).receipt.connectAgain
  return (
    <Note tone="stop">
      <p>{words.text(network.label)}</p>
      <p>
        <a class="button button-strong" href={to}>
          {words.button(network.label)}
        </a>
      </p>
    </Note>
  )
}

function AskedAtAddress({ address, forPledge, campaign, lang }: ReceiptPage & { address: string; forPledge: boolean }) {
  const words = text(lang).consent.asked
  return (
    <Note>
      <p>{forPledge ? words.address(address) : words.list(address, askerOf(campaign))}</p>
    </Note>
  )
}

function ErasureAsked({ campaign, lang }: ReceiptPage) {
  const words = text(lang).erasure.asked
  return (
    <Note>
      <p>
        <strong>{words.title}.</strong> {words.text(moment(closesAt(campaign.launch), campaign.timeZone, lang))}
      </p>
    </Note>
  )
}

/** Soon where the outcome is near; now and then where people decide how it goes on. */
function againSeconds(state: ReceiptState): number | undefined {
  if (state === 'sending' || state === 'withdrawing') return 3
  if (state === 'frozen') return 10
  return state === 'paused' || state === 'halted' ? 15 : undefined
}

function Facts(given: ReceiptPage) {
  const { campaign, pledge, account, delivery, momentAt, timeline, network, state, lang } = given
  const words = text(lang).receipt.facts
  const exactly = (at: number) => momentExactly(at, campaign.timeZone, lang)
  const precise = (at: number) => timeToTheMs(at, campaign.timeZone, lang)
  return (
    <dl class="facts">
      <Fact label={words.account}>
        <span class="with-icon">
          <NetworkMark network={account.network} />{' '}
          <a href={account.profileUrl}>
            <bdi>@{account.handle}</bdi>
          </a>
        </span>
      </Fact>
      {['waiting', 'frozen', 'sending'].includes(state) && <Fact label={words.moment}>{exactly(momentAt)}</Fact>}
      {delivery?.sentAt && timeline.length === 0 && <Fact label={words.sent}>{precise(delivery.sentAt)}</Fact>}
      {delivery?.postedAt && <Fact label={words.published(network.label)}>{precise(delivery.postedAt)}</Fact>}
      <Fact label={words.confirmed}>{moment(pledge.confirmedAt, campaign.timeZone, lang)}</Fact>
      {pledge.withdrawnAt && (
        <Fact label={pledge.removedAt ? words.removed : words.withdrawn}>
          {moment(pledge.withdrawnAt, campaign.timeZone, lang)}
        </Fact>
      )}
      {pledge.atLeast !== null && <Fact label={words.condition}>{words.atLeast(number(pledge.atLeast, lang))}</Fact>}
      <MailFact {...given} />
      <ListFact consent={given.listed} campaign={campaign} path={given.path} lang={lang} />
    </dl>
  )
}

function MailFact(given: ReceiptPage) {
  const { email, mailable, path, campaign, lang } = given
  const words = text(lang).consent.mail
  if (email === null && !mailable) return null
  return (
    <Fact label={text(lang).receipt.facts.email}>
      {email ?? words.none} {mailable && <a href={`${path}/mail`}>{email === null ? words.add : words.change}</a>}
      {email !== null && willBeTold(given) && (
        <p class="quiet">{words.ahead(momentInZone(closesAt(campaign.launch), campaign.timeZone, lang))}</p>
      )}
    </Fact>
  )
}

/** Whether a mail about what came of it is still to come, once the launch can change no more. */
const willBeTold = ({ pledge, campaign, delivery, state, now }: ReceiptPage) =>
  pledge.state === 'active' &&
  !delivery?.deletedAt &&
  state !== 'stopped' &&
  !state.startsWith('launch-') &&
  now < closesAt(campaign.launch)

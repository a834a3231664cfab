import { number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { ShareRow } from '../../../ui/share-row.tsx'
import { inviteText } from '../../share/invite-text.ts'
import { ByHand } from '../by-hand/link.tsx'
import { ConditionField } from '../condition/field.tsx'
import { isWithdrawable } from '../withdrawable.ts'
import type { ReceiptPage } from './page.ts'

/** What can be done about a pledge in its state. */
export function ReceiptActions(given: ReceiptPage) {
  const { state, path, delivery, network, campaign, account, lang } = given
  const words = text(lang).receipt
  const board = `/c/${campaign.slug}/live`
  // Of an altered text nobody knows what its supporter had confirmed.
  const byHand =
    ['refused', 'unknown', 'stopped', 'missed', 'too-few'].includes(state) && delivery?.reason !== 'altered'
  const ahead = ['waiting', 'frozen', 'sending', 'withdrawing', 'halted', 'paused'].includes(state)
  return (
    <div class="stack">
      <div class="actions">
        {state === 'waiting' && (
          <a class="button" href={`${path}/change`}>
            <Icon name="pen" />
            {words.change}
          </a>
        )}
        {(state === 'waiting' || state === 'frozen') && (
          <a class="button" href={`${path}/moment.ics`}>
            <Icon name="clock" />
            {words.calendar.add}
          </a>
        )}
        {isOut(given) && delivery?.url && (
          <a class="button button-strong" href={delivery.url} rel="noreferrer">
            <NetworkMark network={network.name} silent />
            {words.seeIt(network.label)}
          </a>
        )}
        {(state === 'unknown' || state === 'looking' || state === 'withdrawn-unclear') && (
          <a class="button button-strong" href={account.profileUrl} rel="noreferrer">
            {words.lookAtProfile(network.label)}
          </a>
        )}
        {state === 'withdrawn' && campaign.launch.state === 'open' && given.now < campaign.launch.launchAt && (
          <PledgeAgain path={path} lang={lang} />
        )}
        {!['withdrawn', 'removed', 'launch-cancelled', 'launch-unreached', 'launch-missed'].includes(state) && (
          <a href={board}>{ahead ? words.board : words.boardAfter}</a>
        )}
      </div>
      {byHand && <ByHand links={given.byHand} lang={lang} />}
    </div>
  )
}

/** With the words that were promised before. */
const PledgeAgain = ({ path, lang }: Pick<ReceiptPage, 'path' | 'lang'>) => (
  <form method="post" action={`${path}/renewal`}>
    <button type="submit" class="button">
      {text(lang).receipt.pledgeAgain}
    </button>
  </form>
)

const isOut = ({ state, delivery }: ReceiptPage) =>
  (state === 'posted' || state === 'posted-anyway') && !delivery?.deletedAt

/** Conditions, and every way to take a pledge, a post or one's data back. */
export function WaysBack(given: ReceiptPage) {
  const { state, path, pledge, lang } = given
  const words = text(lang).receipt
  const canWithdraw = isWithdrawable(state)
  return (
    <section class="stack-tight ways-back">
      {(canWithdraw || isOut(given)) && <h2 class="small-head">{words.mind}</h2>}
      {state === 'waiting' && (
        <details class="condition" open={given.wrong ? true : undefined}>
          <summary>{pledge.atLeast === null ? words.condition.set : words.condition.change}</summary>
          <form method="post" action={`${path}/condition`} class="stack-tight">
            <ConditionField lang={lang} typed={given.typed ?? pledge.atLeast?.toString() ?? ''} wrong={given.wrong} />
            <button type="submit" class="button">
              {words.condition.save}
            </button>
          </form>
        </details>
      )}
      {isOut(given) && <DeleteIt {...given} />}
      {canWithdraw && (
        <p>
          <a href={`${path}/withdrawal`}>{words.withdraw}</a>
        </p>
      )}
      {pledge.eraseAskedAt === null && (
        <p>
          <a href={`${path}/erasure`}>{text(lang).erasure.link}</a>
        </p>
      )}
    </section>
  )
}

/** The way to it where the grant allows it, else how it is done on the network. */
export function DeleteIt({
  path,
  network,
  deletable,
  delivery,
  lang,
}: Pick<ReceiptPage, 'path' | 'network' | 'deletable' | 'delivery' | 'lang'>) {
  const words = text(lang).erasure.deletion
  if (!network.removes && delivery?.url)
    return (
      <p class="quiet">
        {words.notOurs(network.label)}{' '}
        <a href={delivery.url} rel="noreferrer">
          {words.open(network.label)}
        </a>
      </p>
    )
  if (!deletable) return <p class="quiet">{words.byHand(network.label)}</p>
  return (
    <p>
      <a href={`${path}/deletion`}>{words.button(network.label)}</a>
    </p>
  )
}

/** A link to the campaign for others that counts who comes by it: never the address of this page. */
export function Invite({ campaign, invitation: { link, path, joined }, state, now, lang }: ReceiptPage) {
  const words = text(lang).receipt
  const after = state === 'posted'
  return (
    <section class="stack-tight">
      <h2 class="small-head">{after ? words.passOn : words.invite}</h2>
      <p>{after ? words.passOnText : words.inviteText}</p>
      {joined > 0 && (
        <p>
          <strong>{words.joined(joined, number(joined, lang))}</strong>
        </p>
      )}
      <ShareRow shared={inviteText(campaign, { address: link, now, lang })} path={path} lang={lang} />
      <p>
        <a href={link}>{link}</a>
      </p>
    </section>
  )
}

export function Keep({ address, lang }: ReceiptPage) {
  const words = text(lang).receipt
  return (
    <section class="stack-tight">
      <h2 class="small-head">{words.keep}</h2>
      <p>{words.keepText}</p>
      <p>
        <button type="button" class="button" data-copy={address} data-copied={words.copied} hidden>
          <Icon name="link" />
          <span>{words.copy}</span>
        </button>
      </p>
    </section>
  )
}

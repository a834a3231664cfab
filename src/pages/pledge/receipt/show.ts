import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { ownMoment } from '../../../domain/launch/spread.ts'
import { holdOf } from '../../../domain/ledger/holds.ts'
import { attemptsOf, deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { openQuestion } from '../../../domain/mail/consent/ask.ts'
import { consentOf } from '../../../domain/mail/consent/consents.ts'
import { openMailAddress } from '../../../domain/mail/consent/mailbox-address.ts'
import { type Account, findConnected } from '../../../domain/pledge/account.ts'
import { mayDeletePost } from '../../../domain/pledge/delete-post.ts'
import { receiptState } from '../../../domain/pledge/receipt.ts'
import { timelineOf } from '../../../domain/pledge/timeline.ts'
import { readOwnReach } from '../../../domain/reach/own-reach.ts'
import { countInvited, invitationLink, writeInviteCode } from '../../../domain/share/invite-code.ts'
import { oneTapLinks } from '../../../domain/share/links.ts'
import type { Network } from '../../../networks/port.ts'
import { answerOf, startLink } from '../connect/start-links.ts'
import { showErased } from '../erasing/erased.ts'
import { mayBeMailed } from '../mail/handlers.tsx'
import type { FoundReceipt } from './find.ts'
import { ownNetwork } from './own-network.ts'
import type { ReceiptPage } from './page.ts'
import { receiptView } from './view.tsx'

/** The page of a receipt as it stands now; with what was typed in it and is wrong. */
export function showReceipt(
  { db, box, now, config, networks }: Context,
  req: Request,
  found: FoundReceipt,
  given: Pick<ReceiptPage, 'typed' | 'wrong'> = {},
): string {
  const { pledge, campaign, account, path } = found
  if (pledge.erasedAt !== null) return showErased({ db, now, networks }, req, found, pledge.erasedAt)
  const delivery = deliveryOfPledge(db, pledge.id)
  const at = now()
  const { launch } = campaign
  const momentAt = delivery?.momentAt ?? ownMoment(launch, account.id)
  const asked = openQuestion(db, pledge.id, at)
  const attempts = delivery && at >= launch.launchAt ? attemptsOf(db, delivery.id) : []
  return receiptView({
    ...found,
    ...given,
    lang: req.lang,
    delivery,
    mailable: mayBeMailed(found, at),
    asked: asked && { forPledge: asked.forPledge, address: openMailAddress(box, asked) ?? '' },
    listed: consentOf(db, pledge.id),
    momentAt,
    ownReach: readOwnReach(db, pledge.id),
    timeline: timelineOf(attempts, momentAt),
    state: receiptState(pledge, delivery, { launch, hold: holdOf(db, launch.id, account.network) }, at),
    network: ownNetwork(networks, account),
    address: config.web.baseUrl + path,
    invitation: {
      link: invitationLink(config.web.baseUrl, campaign.id, pledge.inviteCode),
      path: `/c/${campaign.slug}/share/${pledge.inviteCode === null ? '0' : `i${writeInviteCode(pledge.inviteCode)}`}`,
      joined: countInvited(db, pledge.id),
    },
    byHand: oneTapLinks(networks)(pledge.text, `${config.web.baseUrl}/c/${campaign.slug}`),
    offered: offeredNetworks(networks, campaign),
    now: at,
    deletable: mayDeletePost({ db, networks }, pledge.id),
    connectAgain: findConnected(db, account.id) ? null : connectAgain(networks.get(account.network), campaign, account),
  })
}

/** Back to the campaign, not here: the secret address of a receipt stands in no other one. */
const connectAgain = (network: Network | undefined, { slug }: Campaign, account: Account) =>
  startLink(account.network, `/c/${slug}`, network ? answerOf(network, account) : '')

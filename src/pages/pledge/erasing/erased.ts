import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { deliveryOfPledge } from '../../../domain/ledger/read.ts'
import { grantStatus, hasOtherPledge } from '../../../domain/pledge/erasing/grant-status.ts'
import type { FoundReceipt } from '../receipt/find.ts'
import { ownNetwork } from '../receipt/own-network.ts'
import { erasedView } from './erased-view.tsx'

/** The page of a receipt whose supporter had their data erased. */
export function showErased(
  { db, now, networks }: Pick<Context, 'db' | 'now' | 'networks'>,
  { lang }: Request,
  { pledge, account, campaign }: FoundReceipt,
  erasedAt: number,
): string {
  const { launch } = campaign
  const isOpen = launch.state === 'open' && now() < launch.launchAt
  return erasedView({
    lang,
    campaign,
    network: ownNetwork(networks, account),
    erasedAt,
    delivery: deliveryOfPledge(db, pledge.id),
    permission: grantStatus(db, account.id),
    otherPledge: hasOtherPledge(db, account.id, pledge),
    mayPledgeAgain: isOpen && pledge.state === 'withdrawn' && pledge.removedAt === null,
  })
}

import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Draft, DraftCheck, Offer } from '../draft/draft.ts'
import { typedOf, withoutLink } from '../draft/typed.ts'
import type { ChoosePage } from './view.tsx'
import { chooseView } from './view.tsx'

export type Chosen = {
  readonly campaign: Campaign
  readonly offer: Offer
  readonly account: Account | null
  readonly draft: Draft
  readonly check: DraftCheck
  readonly lang: Lang
}
type Around = Pick<ChoosePage, 'action' | 'title' | 'step' | 'cancel' | 'isLost'>

/** The page on which a text is chosen or written, with what is chosen now and what stands against it. */
export function choosePage(context: Context, { campaign, offer, account, draft, check, lang }: Chosen, around: Around) {
  const { network, samples, linking } = offer
  const rule = network.textRule
  // A sample that is not offered any more is somebody's own text from then on.
  const isOffered = rule === 'samples' && samples.some(({ id }) => id === draft.messageId)
  const chosen = isOffered ? draft.messageId : null
  const text = chosen === null ? draft.text : ''
  return chooseView({
    lang,
    campaign,
    samples: samples.map(sample => ({ ...sample, words: withoutLink(sample.text, linking) })),
    chosen,
    text,
    typed: typedOf(network, linking, text),
    wrong: check.wrong,
    near: check.near,
    account,
    network,
    // The post of an account stays on its network.
    offered: around.step ? offeredNetworks(context.networks, campaign) : [network],
    rule,
    by: draft.by ?? null,
    from: draft.from ?? null,
    ...around,
  })
}

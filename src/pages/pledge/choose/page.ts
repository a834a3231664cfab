import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import type { Lang } from '../../../lib/lang.ts'
import { blankWords, type Draft, type DraftCheck, firstNetwork, offerOf, ruleFor } from '../draft/draft.ts'
import type { ChoosePage } from './view.tsx'
import { chooseView } from './view.tsx'

type Chosen = {
  readonly campaign: Campaign
  readonly account: Account | null
  readonly draft: Draft
  readonly check: DraftCheck
  readonly lang: Lang
}
type Around = Pick<ChoosePage, 'action' | 'title' | 'step' | 'cancel' | 'isLost'>

/** The page on which a text is chosen or written, with what is chosen now and what stands against it. */
export function choosePage(context: Context, { campaign, account, draft, check, lang }: Chosen, around: Around) {
  const { networks } = context
  const { samples, linking } = offerOf(context, campaign, account)
  const network = firstNetwork(networks, account)
  const rule = ruleFor(networks, account)
  const strict = [...networks.values()].filter(one => one.textRule === 'own-words')
  const chosen = rule === 'samples' ? draft.messageId : null
  const ownText = (chosen === null && draft.text) || blankWords(linking)
  return chooseView({
    lang,
    campaign,
    samples,
    chosen,
    ownText,
    measure: network.measure(ownText),
    wrong: check.wrong,
    near: check.near,
    account,
    network: network.name,
    rule,
    by: draft.by ?? null,
    from: draft.from ?? null,
    strict: account ? [] : strict.map(one => one.label),
    ...around,
  })
}

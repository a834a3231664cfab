import { type Campaign, collectsPledges } from '../../domain/campaign/campaign.ts'
import { type Phase, phaseOf } from '../../domain/launch/status.ts'
import { knownLang } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'

type Shared = Pick<Campaign, 'title' | 'lang' | 'launch' | 'actions'>
type Given = { readonly address: string; readonly now: number; readonly lang: Lang }

/** What is shared of the campaign itself: its title, and below it what to do, in its own language. `lang` is the reader's. */
export function inviteText(campaign: Shared, { address, now, lang }: Given): string {
  const { invite } = text(knownLang(campaign.lang, lang)).share
  return `${campaign.title}\n${invite[inviteWord(campaign, phaseOf(campaign.launch, now))]}: ${address}`
}

/** What a link to it invites to: to pledge, to do something else, or to look back. */
export function inviteWord(campaign: Pick<Campaign, 'actions'>, phase: Phase): 'voice' | 'act' | 'past' {
  if (!collectsPledges(campaign)) return phase === 'cancelled' ? 'past' : 'act'
  return phase === 'open' ? 'voice' : 'past'
}

import { type Campaign, phaseOf } from '../../domain/campaign.ts'
import { knownLang } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'

type Shared = Pick<Campaign, 'title' | 'lang' | 'launch'>
type Given = { readonly address: string; readonly now: number; readonly lang: Lang }

/** What is shared of the campaign itself: its title, and below it what to do, in its own language. `lang` is the reader's. */
export function passedOn({ title, lang: own, launch }: Shared, { address, now, lang }: Given): string {
  const { addVoice, seeIt } = text(knownLang(own, lang)).share
  return `${title}\n${phaseOf(launch, now) === 'open' ? addVoice : seeIt}: ${address}`
}

import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'

/** What the network's page will ask for, and why. */
export function askedPermission(
  { label, connector, removes }: Pick<Network, 'label' | 'connector' | 'removes'>,
  lang: Lang,
): string {
  const words = text(lang).pledge.connect
  if (connector.question === 'server') return words.asksServer
  return removes ? words.wording(label) : words.asksLittle(label)
}

import type { Context } from '../../context.ts'
import type { Sample } from './view.tsx'

/** Samples with the links that open each network's own composer. */
export const withShares = (
  { networks }: Pick<Context, 'networks'>,
  samples: readonly { readonly id: number; readonly text: string }[],
): Sample[] =>
  samples.map(({ id, text }) => ({
    id,
    text,
    shares: [...networks.values()].map(({ name, label, shareLink }) => ({
      network: name,
      label,
      href: shareLink(text),
    })),
  }))

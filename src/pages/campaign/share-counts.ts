import type { Sample } from './page.ts'

type Offered = { readonly id: number; readonly text: string }

/** Samples with what is shared of each by hand (their link says so), and the ways; `slug` null: none works here. */
export const withShares = (samples: readonly Offered[], shared: readonly Offered[], slug: string | null): Sample[] =>
  samples.map(({ id, text }) => ({
    id,
    text,
    shared: shared.find(one => one.id === id)?.text ?? text,
    path: slug === null ? null : `/c/${slug}/share/${id}`,
  }))

import type { NetworkName } from '../../domain/network.ts'

/** A network's own shape, so that it is told apart without its colour too. */
const shapes: Readonly<Record<NetworkName, string>> = {
  x: 'M3 3h5l4.6 6.3L18 3h2.6l-6.8 8L21.5 21h-5l-5-6.9L5.6 21H3l7.3-8.5zM6.7 4.9l10.7 14.2h1.4L8.1 4.9z',
  bluesky:
    'M12 10.5C10.9 8.3 7.9 4.5 5.2 3.1 2.9 1.8 2 2.3 2 4.2c0 1 .6 4.7.9 5.6.8 2.2 3 2.8 5.2 2.5-3.6.6-4.6 2.6-2.6 4.6 3.7 3.6 5.4-.9 6.5-3.6 1.1 2.7 2.4 7.2 6.4 3.6 2-2 1.1-4-2.5-4.6 2.2.3 4.4-.3 5.2-2.5.3-.9.9-4.6.9-5.6 0-1.9-.9-2.4-3.2-1.1C16.1 4.5 13.1 8.3 12 10.5z',
  mastodon:
    'M12 2C6.5 2 4 4.3 4 9v3.5c0 5.5 3.2 8.3 8 8.5 2 .1 3.6-.3 4.6-.8l-.2-1.9c-1.2.4-2.7.7-4.3.6-2.3-.1-4-.9-4.2-3.4 3 .8 9 .9 11.3-.8.6-1.4.8-3.2.8-5.7C20 4.3 17.5 2 12 2zm4.8 11.5h-2.3V8.8c0-2.2-2.5-2-2.5.3v2.6h-.1V9.1c0-2.3-2.5-2.5-2.5-.3v4.7H7.1V8.8c0-4 3.6-4.2 4.9-2 1.3-2.2 4.8-2 4.8 2z',
}

const networkLabels: Readonly<Record<NetworkName, string>> = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' }

/** The mark, with the network's name for those who do not see it; `named` writes the name beside it. */
export function NetworkMark({ network, named = false }: { readonly network: NetworkName; readonly named?: boolean }) {
  return (
    <span class={`network network-${network}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shapes[network]} />
      </svg>
      <span class={named ? undefined : 'visually-hidden'}>{networkLabels[network]}</span>
    </span>
  )
}

import { placeLabels, type SharePlace } from '../domain/share/links.ts'

/** A place's own shape, so that it is told apart without its colour too. */
const shapes: Readonly<Record<SharePlace, string>> = {
  x: 'M3 3h5l4.6 6.3L18 3h2.6l-6.8 8L21.5 21h-5l-5-6.9L5.6 21H3l7.3-8.5zM6.7 4.9l10.7 14.2h1.4L8.1 4.9z',
  bluesky:
    'M12 10.5C10.9 8.3 7.9 4.5 5.2 3.1 2.9 1.8 2 2.3 2 4.2c0 1 .6 4.7.9 5.6.8 2.2 3 2.8 5.2 2.5-3.6.6-4.6 2.6-2.6 4.6 3.7 3.6 5.4-.9 6.5-3.6 1.1 2.7 2.4 7.2 6.4 3.6 2-2 1.1-4-2.5-4.6 2.2.3 4.4-.3 5.2-2.5.3-.9.9-4.6.9-5.6 0-1.9-.9-2.4-3.2-1.1C16.1 4.5 13.1 8.3 12 10.5z',
  mastodon:
    'M12 2C6.5 2 4 4.3 4 9v3.5c0 5.5 3.2 8.3 8 8.5 2 .1 3.6-.3 4.6-.8l-.2-1.9c-1.2.4-2.7.7-4.3.6-2.3-.1-4-.9-4.2-3.4 3 .8 9 .9 11.3-.8.6-1.4.8-3.2.8-5.7C20 4.3 17.5 2 12 2zm4.8 11.5h-2.3V8.8c0-2.2-2.5-2-2.5.3v2.6h-.1V9.1c0-2.3-2.5-2.5-2.5-.3v4.7H7.1V8.8c0-4 3.6-4.2 4.9-2 1.3-2.2 4.8-2 4.8 2z',
  facebook:
    'M13.5 21.5v-8h2.7l.5-3.3h-3.2V8.1c0-1 .5-1.8 1.9-1.8h1.5V3.5a18 18 0 0 0-2.6-.2c-2.7 0-4.4 1.6-4.4 4.6v2.3H7v3.3h2.9v8z',
  whatsapp:
    'M12 2.5a9.5 9.5 0 0 0-8.2 14.3L2.5 21.5l4.8-1.3A9.5 9.5 0 1 0 12 2.5zm0 2a7.5 7.5 0 1 1-4.1 13.8l-.4-.2-2.2.6.6-2.1-.3-.5A7.5 7.5 0 0 1 12 4.500zM8.800 7.500c-.5 0-1.300.700-1.300 1.900 0 1.200.9 2.400 1 2.500.1.200 1.800 2.900 4.500 3.900 2.200.9 2.700.700 3.200.600.5 0 1.600-.6 1.800-1.300.2-.6.2-1.100.1-1.200l-.5-.3-1.700-.8c-.2-.1-.4-.1-.6.1l-.8 1c-.1.200-.3.200-.5.100-1.500-.6-2.700-1.600-3.500-3-.1-.2 0-.4.1-.5l.6-.7v-.4l-.8-1.900c-.2-.4-.4-.4-.6-.4z',
}

type Given = { readonly network: SharePlace; readonly named?: boolean; readonly silent?: boolean }

/** The mark, with the network's name for those who do not see it; `named` writes it beside, `silent` where words say it. */
export function NetworkMark({ network, named = false, silent = false }: Given) {
  return (
    <span class={`network network-${network}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shapes[network]} />
      </svg>
      {!silent && <span class={named ? undefined : 'visually-hidden'}>{placeLabels[network]}</span>}
    </span>
  )
}

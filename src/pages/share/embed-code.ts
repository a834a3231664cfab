import { h } from 'preact'
import { render } from 'preact-render-to-string'

export const embedSize = { width: 560, height: 340 } as const

type Size = { readonly width: number; readonly height: number }

/** What somebody puts into a page of theirs to have the card there. */
export const embedCode = (address: string, title: string, { width, height }: Size = embedSize): string =>
  // A style would be refused where the page around it has a strict policy; this attribute is not.
  render(h('iframe', { src: `${address}/embed`, title, width, height, loading: 'lazy', frameBorder: '0' }))

/** The same without a frame: a link like any other. */
export const linkCode = (link: string, words: string): string => render(h('a', { href: link }, words))

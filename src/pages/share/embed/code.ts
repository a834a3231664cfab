import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { Campaign } from '../../../domain/campaign/campaign.ts'

/** How wide sites may take the card to be that want a number. It is as wide as there is room, and no page scrolls sideways because of it. */
export const cardWidth = 560

/** Room for the campaign's picture, where it has one. */
export const cardHeight = ({ picture }: Pick<Campaign, 'picture'>): number => (picture ? 420 : 340)

type Frame = { readonly src: string; readonly title: string; readonly height: number }

/** What somebody puts into a page of theirs to have one of ours there. */
export const frameCode = ({ src, title, height }: Frame): string =>
  // A style would be refused where the page around it has a strict policy; these attributes are not.
  render(h('iframe', { src, title, width: '100%', height, loading: 'lazy', frameBorder: '0' }))

/** The same without a frame: a link like any other. */
export const linkCode = (link: string, words: string): string => render(h('a', { href: link }, words))

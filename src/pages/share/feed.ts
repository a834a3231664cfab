import { type ComponentChildren, h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { knownLang } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'
import { whenOf } from './campaign-summary.ts'
import { plain } from './xml.ts'

/** Open campaigns as an Atom feed (RFC 4287), the newest first. `now` in ms. */
export function feed(campaigns: readonly Campaign[], baseUrl: string, lang: Lang, now: number): string {
  const words = text(lang).share.feed
  const entries = [...campaigns].sort((a, b) => b.createdAt - a.createdAt)
  const root = h('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang } as object, [
    tag('title', words.title),
    tag('id', `${baseUrl}/feed.xml`),
    tag('updated', iso(Math.min(now, Math.max(0, ...entries.map(changedAt))))),
    h('link', { rel: 'self', href: `${baseUrl}/feed.xml` }),
    h('link', { rel: 'alternate', href: baseUrl }),
    ...entries.map(campaign => entry(campaign, `${baseUrl}/c/${campaign.slug}`, lang)),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${render(root)}\n`
}

/** In the campaign's own language, whatever that of the feed is. */
function entry(campaign: Campaign, address: string, otherwise: Lang): VNode {
  const lang = knownLang(campaign.lang, otherwise)
  return h('entry', { 'xml:lang': lang } as object, [
    tag('title', plain(campaign.title)),
    tag('id', address),
    h('link', { rel: 'alternate', href: address }),
    tag('author', authorOf(campaign)),
    tag('published', iso(campaign.createdAt)),
    tag('updated', iso(changedAt(campaign))),
    tag('summary', plain(`${campaign.summary} ${whenOf(campaign, 'open', lang)}.`)),
  ])
}

const authorOf = ({ organization, contact, site }: Campaign): VNode[] => [
  tag('name', plain(organization)),
  ...(site ? [tag('uri', plain(site))] : []),
  ...(contact ? [tag('email', plain(contact))] : []),
]

const tag = (name: string, content: ComponentChildren): VNode => h(name, null, content)

const changedAt = ({ createdAt, versions }: Campaign) =>
  Math.max(createdAt, ...Object.values(versions).map(version => version?.at ?? 0))

const iso = (ms: number) => new Date(ms).toISOString()

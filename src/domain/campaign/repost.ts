import { readUrl } from '../../lib/url.ts'
import type { NetworkName } from '../../networks/port.ts'

/** The post a link leads to: its network, and the address that offers to repost it. Null when it is no post's link. */
export function readPostLink(link: string): { readonly network: NetworkName; readonly open: string } | null {
  const url = readUrl(link)
  if (url?.protocol !== 'https:' || url.username || url.password) return null
  const host = url.hostname.replace(/^(www|mobile)\./, '')
  const path = url.pathname.replace(/\/$/, '')
  if (host === 'x.com' || host === 'twitter.com') {
    const id = /^\/(?:\w{1,15}|i\/web|i)\/status\/(\d{1,20})/.exec(path)?.[1]
    return id ? { network: 'x', open: `https://x.com/intent/retweet?tweet_id=${id}` } : null
  }
  const open = `https://${url.host}${path}`
  if (host === 'bsky.app') return /^\/profile\/[\w.:-]+\/post\/\w+$/.test(path) ? { network: 'bluesky', open } : null
  return /^\/@[\w.@-]+\/\d+$/.test(path) ? { network: 'mastodon', open } : null
}

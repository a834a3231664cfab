import type { Video } from '../../../db/schema/campaigns.ts'
import { readUrl } from '../../lib/url.ts'

type Place = Omit<Video, 'title'>

const youtubeHosts = ['youtube.com', 'youtube-nocookie.com', 'youtu.be']

/** The video a link leads to, as it is copied from YouTube, Vimeo or a PeerTube; null for any other. */
export function readVideoLink(link: string): Place | null {
  const url = readUrl(link)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.port) return null
  const host = url.hostname.replace(/^(www|m|music)\./, '')
  if (youtubeHosts.includes(host)) return youtube(url)
  if (host === 'vimeo.com' || host === 'player.vimeo.com') return vimeo(url)
  return peertube(url)
}

/** Where a video is watched on its own site. */
export function watchLink({ provider, host, id, key }: Place): string {
  switch (provider) {
    case 'youtube':
      return `https://www.youtube.com/watch?v=${id}`
    case 'vimeo':
      return `https://vimeo.com/${id}${key && `/${key}`}`
    case 'peertube':
      return `https://${host}/w/${id}`
    default:
      return provider satisfies never
  }
}

/** What a frame plays it from. Of YouTube's two addresses, the one that sets no cookie before it plays. */
export function playerLink({ provider, host, id, key }: Place): string {
  switch (provider) {
    case 'youtube':
      return `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`
    case 'vimeo':
      return `https://player.vimeo.com/video/${id}?${key && `h=${key}&`}dnt=1&autoplay=1`
    case 'peertube':
      return `https://${host}/videos/embed/${id}?autoplay=1&p2p=0`
    default:
      return provider satisfies never
  }
}

function youtube({ hostname, pathname, searchParams }: URL): Place | null {
  const inPath = /^\/(?:embed|shorts|live|v)\/([^/]+)/.exec(pathname)?.[1]
  const id = hostname === 'youtu.be' ? pathname.slice(1).replace(/\/$/, '') : (searchParams.get('v') ?? inPath)
  return id && /^[\w-]{11}$/.test(id) ? { provider: 'youtube', host: 'www.youtube.com', id, key: '' } : null
}

function vimeo({ pathname, searchParams }: URL): Place | null {
  const found = /^\/(?:video\/|(?:channels|groups)\/[\w-]+\/(?:videos\/)?)?(\d{1,12})(?:\/(\w{4,40}))?\/?$/.exec(
    pathname,
  )
  const [, id, inPath = ''] = found ?? []
  const key = searchParams.get('h') ?? inPath
  return id && /^\w{0,40}$/.test(key) ? { provider: 'vimeo', host: 'vimeo.com', id, key } : null
}

/** PeerTube runs under any name; what tells it is the form of its addresses. */
function peertube({ hostname, pathname }: URL): Place | null {
  const id = /^\/(?:w|videos\/(?:watch|embed))\/([\w-]{8,40})\/?$/.exec(pathname)?.[1]
  const isName = /^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(hostname) && !/^[\d.]+$/.test(hostname)
  return id && isName ? { provider: 'peertube', host: hostname, id, key: '' } : null
}

import type { Response } from 'express'
import type { FeedUpdate } from '../feed.ts'
import { get, type Route } from '../http/route.ts'
import { streamHeaders } from '../http/send.ts'
import { networkLabels } from '../network.ts'
import type { FeedPost } from '../store/posts.ts'
import { timeOfSandboxId } from '../store/snowflake.ts'
import type { World } from '../world.ts'
import { pieces } from '../x/api/text.ts'
import { initialsOf, toneOf } from './avatar.tsx'

/** The feed as it goes on: server-sent events, a few a second at most. */
export function feedRoutes(world: World): Route[] {
  return [get('/_sandbox/feed', (_req, res) => follow(world, res))]
}

/** A page that cannot keep up misses news rather than filling memory with them. */
const mostUnread = 256 * 1024

function follow({ feed }: World, res: Response): null {
  res.writeHead(200, streamHeaders('text/event-stream; charset=utf-8'))
  res.write('retry: 1000\n\n')
  let lastSkyline = ''
  const stop = feed.listen(news => {
    const skyline = news.skyline.join()
    if (res.writableLength > mostUnread || (news.posts.length === 0 && skyline === lastSkyline)) return
    lastSkyline = skyline
    res.write(`data: ${eventOf(news)}\n\n`)
  })
  res.on('close', stop)
  return null
}

/** Made once for all who listen to the same news. */
function eventOf(news: FeedUpdate): string {
  const known = events.get(news)
  if (known) return known
  const event = JSON.stringify({ ...news, posts: news.posts.map(forBrowser) })
  events.set(news, event)
  return event
}

const events = new WeakMap<FeedUpdate, string>()

const forBrowser = ({ id, network, handle, name, text }: FeedPost) => ({
  id,
  network: networkLabels[network],
  handle,
  name,
  at: timeOfSandboxId(id),
  initials: initialsOf(name),
  tone: toneOf(handle),
  text: pieces(text),
})

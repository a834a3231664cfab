import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { forgetProxy, proxyProblem, recordProxy } from '../domain/launch/check/proxy.ts'

const writeEveryMs = 10_000
/** What was seen long ago counts half, and half again. */
const requestsAtMost = 200

/** What proxies add to requests. */
const forwarded = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
  'cf-connecting-ip',
  'true-client-ip',
]

/** Notes whether requests come as TRUST_PROXY says: for organizers, and once in the log. */
export function watchProxy({ config, db, log, now }: Pick<Context, 'config' | 'db' | 'log' | 'now'>): RequestHandler {
  const hops = config.web.trustProxy
  let seen = { hops, requests: 0, odd: 0 }
  let writtenAt = Number.NEGATIVE_INFINITY
  let told = false
  const kept = (write: () => void) => {
    try {
      write()
    } catch (err) {
      log.debug({ err }, 'what is seen of proxies could not be kept')
    }
  }
  // What another setting led to is over.
  kept(() => forgetProxy(db))
  return (req, _res, next) => {
    const odd = hops === 0 ? forwarded.some(header => header in req.headers) : proxiesOf(req) < hops
    const half = seen.requests >= requestsAtMost ? 2 : 1
    seen = { hops, requests: seen.requests / half + 1, odd: seen.odd / half + (odd ? 1 : 0) }
    const problem = proxyProblem(seen)
    if (problem && !told) log.warn({ trustProxy: hops }, sentences[problem])
    if ((problem && !told) || now() - writtenAt >= writeEveryMs) {
      writtenAt = now()
      kept(() => recordProxy(db, seen, now()))
    }
    told ||= problem !== null
    next()
  }
}

/** Each adds an address to X-Forwarded-For; Express reads no other header. */
const proxiesOf = (req: Request) => req.get('x-forwarded-for')?.split(',').length ?? 0

const sentences = {
  unbelieved:
    'requests come through a proxy, and TRUST_PROXY is 0: all visitors share one limit. Set TRUST_PROXY to the number of proxies',
  missing:
    'requests come through fewer proxies than TRUST_PROXY says, or these send no X-Forwarded-For: visitors may choose the address they are limited by. Correct one of the two',
} as const

import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'

/** Browsers follow about twenty in a row. */
const circlesAtMost = 5
const askedAtMost = 200

/**
 * Leads who opens another name of this site (with www, say) to that of BASE_URL, before anything is typed: sign-in ends
 * there, and what was written under another name would not be in its session. Addresses in numbers, localhost and names
 * without a dot are how machines ask each other: they are answered as they are.
 */
export function leadToOwnHost({ config, log }: Pick<Context, 'config' | 'log'>): RequestHandler {
  const own = nameIn(new URL(config.web.baseUrl).host)
  // A proxy that asks under a name of its own makes every visitor's name look wrong: leading them would never end.
  const led = new Map<string, number>()
  let wasNamed = false
  let told = false
  return (req, res, next) => {
    const name = nameIn(req.get('host'))
    wasNamed ||= name === own
    const isForeign = config.web.isPlaced && name !== own && isNameOfSites(name)
    if (!isForeign || !['GET', 'HEAD'].includes(req.method) || !req.originalUrl.startsWith('/')) return next()
    // Apache says so where it asks under another name than it was asked under. Believed, it keeps a page where it is.
    if (nameIn(req.get('x-forwarded-host')) === own || goesInCircles(`${name} ${req.originalUrl}`)) return next()
    // For a while: BASE_URL may change, and browsers keep what is permanent for longer than that.
    res.set('cache-control', 'no-store').redirect(308, `${config.web.baseUrl}${req.originalUrl}`)
  }

  function goesInCircles(asked: string): boolean {
    if (wasNamed) return false
    const times = (led.get(asked) ?? 0) + 1
    if (led.size >= askedAtMost) led.clear()
    led.set(asked, times)
    if (times <= circlesAtMost) return false
    if (!told) log.warn({ baseUrl: config.web.baseUrl }, circles)
    told = true
    return true
  }
}

const circles =
  'nobody has come under the name in BASE_URL, and who is led there comes back under another: let the proxy pass on the name it was asked under (Host), or correct BASE_URL'

/** Without its port, which proxies write as they like. */
const nameIn = (host: string | undefined) => host?.replace(/:\d*$/, '').toLowerCase() ?? ''

const isNameOfSites = (name: string) =>
  isIP(name) === 0 && !name.startsWith('[') && /[^.]\.[^.]/.test(name) && !/(^|\.)localhost\.?$/.test(name)

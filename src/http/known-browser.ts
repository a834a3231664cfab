import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Context } from '../context.ts'
import { normalizeAddress } from '../domain/organizer/organizer.ts'
import { newToken } from '../lib/secret-box.ts'

export const knownBrowserDays = 180
const lifeMs = knownBrowserDays * 86_400_000

type Held = Pick<Context, 'config' | 'box'>

/** What a browser is known from: a password or a mailed link, or a second step that was passed in it. */
export type KnownFrom = 'password' | 'second-step'

/**
 * Leaves a cookie that tells this browser again when the same organizer signs in. It gives no right by itself. One that a
 * second step was passed in before stays known from it.
 */
export function rememberBrowser(held: Held, req: Request, res: Response, email: string, from: KnownFrom): void {
  const { config, box } = held
  const [key = ''] = box.derive('known-browser')
  const token = newToken()
  const isPassed = from === 'second-step' || knownBrowser(held, req, email, 'second-step') !== ''
  const marks = [mark(key, token, email, 'password'), ...(isPassed ? [mark(key, token, email, 'second-step')] : [])]
  res.cookie(cookieName(config), [token, ...marks].join('.'), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    path: '/',
    maxAge: lifeMs,
  })
}

/** The token of a browser that has signed in as this organizer before; '' otherwise. */
export function knownBrowser({ config, box }: Held, req: Request, email: string, from: KnownFrom): string {
  const wanted = `${cookieName(config)}=`
  const cookie = req.headers.cookie?.split(/; */).find(one => one.startsWith(wanted))
  const [token = '', ...given] = cookie?.slice(wanted.length).split('.') ?? []
  const keys = box.derive('known-browser')
  const isOurs = keys.some(key => given.some(one => same(mark(key, token, email, from), one)))
  return token !== '' && isOurs ? token : ''
}

const mark = (key: string, token: string, email: string, from: KnownFrom) =>
  createHmac('sha256', key)
    .update(`${token} ${normalizeAddress(email)}${from === 'password' ? '' : ` ${from}`}`)
    .digest('base64url')

const same = (ours: string, given: string) =>
  ours.length === given.length && timingSafeEqual(Buffer.from(ours), Buffer.from(given))

const isHttps = (config: Context['config']) => config.web.baseUrl.startsWith('https:')
const cookieName = (config: Context['config']) => (isHttps(config) ? '__Host-thunderclap-known' : 'thunderclap-known')

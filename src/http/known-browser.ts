import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Context } from '../context.ts'
import { normalizeAddress } from '../domain/organizer/organizer.ts'
import { newToken } from '../lib/secret-box.ts'

export const knownBrowserDays = 180
const lifeMs = knownBrowserDays * 86_400_000

type Held = Pick<Context, 'config' | 'box'>

/** Leaves a cookie that tells this browser again when the same organizer signs in. It gives no right by itself. */
export function rememberBrowser({ config, box }: Held, res: Response, email: string): void {
  const [key = ''] = box.derive('known-browser')
  const token = newToken()
  res.cookie(cookieName(config), `${token}.${mark(key, token, email)}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    path: '/',
    maxAge: lifeMs,
  })
}

/** The token of a browser that has signed in as this organizer before; '' otherwise. */
export function knownBrowser({ config, box }: Held, req: Request, email: string): string {
  const wanted = `${cookieName(config)}=`
  const cookie = req.headers.cookie?.split(/; */).find(one => one.startsWith(wanted))
  const [token = '', given = ''] = cookie?.slice(wanted.length).split('.') ?? []
  const isOurs = box.derive('known-browser').some(key => same(mark(key, token, email), given))
  return token !== '' && isOurs ? token : ''
}

const mark = (key: string, token: string, email: string) =>
  createHmac('sha256', key)
    .update(`${token} ${normalizeAddress(email)}`)
    .digest('base64url')

const same = (ours: string, given: string) =>
  ours.length === given.length && timingSafeEqual(Buffer.from(ours), Buffer.from(given))

const isHttps = (config: Context['config']) => config.web.baseUrl.startsWith('https:')
const cookieName = (config: Context['config']) => (isHttps(config) ? '__Host-thunderclap-known' : 'thunderclap-known')

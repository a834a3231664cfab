import { readUrl } from '../lib/url.ts'

const base = 'http://own.invalid'

/**
 * A path of this site to go on at, or `otherwise` when `wanted` is anything else. Every address that comes from
 * outside and is redirected to passes here.
 */
export function ownPath(wanted: unknown, otherwise: string): string {
  if (typeof wanted !== 'string' || wanted.length > 500 || !wanted.startsWith('/')) return otherwise
  const url = readUrl(wanted, base)
  if (!url) return otherwise
  const path = `${url.pathname}${url.search}`
  // What browsers make of `/\host` and `/..//host` is another site; under /auth a sign-in would only begin again.
  const foreign = url.origin !== base || path.startsWith('//') || path.includes('\\') || /^\/auth(\/|$)/i.test(path)
  return foreign ? otherwise : path
}

/** Where a text is chosen, of a path on the way of a pledge: its last steps would only lead to the network again. */
export const chooseAgain = (path: string): string | null => /^\/c\/[^/?]+\/pledge(?=[/?]|$)/.exec(path)?.[0] ?? null

/** Where the same campaign is joined without an account, of a path on the way of a pledge. */
export const reminderOf = (path: string): string | null => chooseAgain(path)?.replace(/pledge$/, 'reminder') ?? null

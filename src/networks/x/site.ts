import type { XSettings } from './client.ts'

const hostsOfX = new Set(['api.x.com', 'x.com', 'api.twitter.com', 'twitter.com'])

/** Where people see what the API does: x.com, else the server they sign in at. No slash at its end. */
export function siteOf({ oauthUrl }: XSettings): string {
  const url = new URL(oauthUrl)
  return hostsOfX.has(url.host) ? 'https://x.com' : url.origin
}

/** Address of a post that people can open, whoever wrote it. */
export const postUrl = (site: string, id: string): string => `${site}/i/status/${id}`

import { sandboxAddresses } from '../../src/networks/bluesky/settings.ts'

/** Settings of an installation that posts to Bluesky, all of it on this machine; asked is, if at all, what stands at `origin`. */
export function blueskyAt(origin: string) {
  const { plcUrl, resolverUrl, appViewUrl, siteUrl, entrywayUrl } = sandboxAddresses(origin)
  return {
    BLUESKY: 'on',
    BLUESKY_PLC_URL: plcUrl,
    BLUESKY_HANDLE_RESOLVER_URL: resolverUrl,
    BLUESKY_APPVIEW_URL: appViewUrl,
    BLUESKY_SITE_URL: siteUrl,
    BLUESKY_ENTRYWAY_URL: entrywayUrl,
  } as const
}

/** Where nobody answers. */
export const nowhere = 'http://127.0.0.1:9'

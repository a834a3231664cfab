import { sandboxAddresses } from '../../src/networks/bluesky/settings.ts'

/** Settings of an installation that posts to X and to Bluesky, both of them simulated at this port. */
export function bothNetworksAt(port: number): Readonly<Record<string, string>> {
  const sandbox = `http://127.0.0.1:${port}`
  const { plcUrl, resolverUrl, appViewUrl, siteUrl, entrywayUrl } = sandboxAddresses(sandbox)
  return {
    X_API_KEY: 'sandbox',
    X_API_SECRET: 'sandbox-secret',
    X_API_URL: sandbox,
    X_TEXT_RULE: 'samples',
    X_APP_DAILY_LIMIT: '1000000',
    BLUESKY: 'on',
    BLUESKY_PLC_URL: plcUrl,
    BLUESKY_HANDLE_RESOLVER_URL: resolverUrl,
    BLUESKY_APPVIEW_URL: appViewUrl,
    BLUESKY_SITE_URL: siteUrl,
    BLUESKY_ENTRYWAY_URL: entrywayUrl,
  }
}

import type { Context } from '../../src/context.ts'
import { sandboxAddresses } from '../../src/networks/bluesky/settings.ts'
import { sandboxServers } from '../../src/networks/mastodon/settings.ts'

/** Settings of an installation that posts to every network, all of them simulated at this port. */
export function allNetworksAt(port: number): Readonly<Record<string, string>> {
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
    MASTODON: 'on',
    MASTODON_LOCAL_SERVERS: sandboxServers(sandbox).join(','),
    // Else a launch would take as long as real servers want it to.
    MASTODON_HOST_PER_SECOND: '200',
  }
}

/** What its servers say of themselves, as after a sign-in: whether they keep keys decides about a second try. */
export async function askMastodon({ networks, config }: Context): Promise<void> {
  const connector = networks.get('mastodon')?.connector
  for (const server of config.mastodon.localServers) {
    const departure = await connector?.depart('http://127.0.0.1/auth/mastodon/callback', server)
    if (departure?.kind !== 'leave') throw new Error(`${server}: ${JSON.stringify(departure)}`)
  }
}

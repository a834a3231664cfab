import type { Registration } from '../registration.ts'
import { mastodonPosting } from './post.ts'
import { sandboxOfAnyLength, sandboxServers } from './settings.ts'

export const mastodon: Registration = {
  isOn: config => config.mastodon.isOn,
  posting: config => mastodonPosting(config.mastodon),
  network: async () => {
    const { mastodonNetwork } = await import('./network.ts')
    return (config, { servers }) => mastodonNetwork(config.mastodon, servers)
  },
  sharedSettings: config => ({
    MASTODON_LOCAL_SERVERS: config.mastodon.localServers.join(','),
  }),
  onSandbox: (config, sandbox) => ({
    ...config,
    mastodon: { ...config.mastodon, localServers: sandboxServers(sandbox) },
  }),
  standInOrigin: sandboxOfAnyLength,
}

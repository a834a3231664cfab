import type { Registration } from '../registration.ts'
import { blueskyPosting } from './post.ts'
import { sandboxAddresses } from './settings.ts'

export const bluesky: Registration = {
  isOn: config => config.bluesky.isOn,
  posting: config => blueskyPosting(config.bluesky),
  network: async () => {
    const { blueskyNetwork } = await import('./network.ts')
    return (config, { keys }) => blueskyNetwork(config.bluesky, keys)
  },
  sharedSettings: config => ({
    BLUESKY_PLC_URL: config.bluesky.plcUrl,
    BLUESKY_SITE_URL: config.bluesky.siteUrl,
  }),
  onSandbox: (config, sandbox) => ({
    ...config,
    bluesky: { ...config.bluesky, ...sandboxAddresses(sandbox), onLoopback: true },
  }),
}

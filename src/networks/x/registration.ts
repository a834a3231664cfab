import type { Registration } from '../registration.ts'
import { xPosting } from './post.ts'

export const x: Registration = {
  isOn: config => config.x.isOn,
  posting: config => xPosting(config.x),
  network: async () => {
    const { xNetwork } = await import('./network.ts')
    return config => xNetwork(config.x, config.x.textRule)
  },
  sharedSettings: config => ({
    X_API_KEY: config.x.key,
    X_API_SECRET: config.x.secret,
    X_API_URL: config.x.apiUrl,
  }),
  onSandbox: (config, sandbox) => ({
    ...config,
    x: { ...config.x, key: 'sandbox', secret: 'sandbox-secret', apiUrl: sandbox, oauthUrl: sandbox },
  }),
}

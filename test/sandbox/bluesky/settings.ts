import { z } from 'zod'
import { blueskySettings, blueskyShape } from '../../../src/networks/bluesky/settings.ts'

/** Those of the product on one's own machine, on the sandbox at `url`. */
export const settingsOnSandbox = (url: string) =>
  blueskySettings(z.object(blueskyShape).parse({}), url, 'http://127.0.0.1:3000')

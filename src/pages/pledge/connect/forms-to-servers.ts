import type { Response } from 'express'
import type { Config } from '../../../config.ts'
import { allowFormsTo } from '../../../http/security-headers.ts'

/**
 * Lets the form of this page be answered by leading to the server of an account: which one that is nobody knows before. A site
 * without https is on somebody's own machine, with its servers.
 */
export const allowFormsToServers = (res: Response, { web }: Config) =>
  allowFormsTo(res, web.baseUrl.startsWith('https:') ? 'https:' : 'https: http:')

/** Where the networks are simulated; null where they are the real ones. */
export const sandboxIn = ({ sandbox }: Config): string | null => (sandbox.inUse ? sandbox.url : null)

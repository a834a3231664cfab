import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../http/reply.ts'

/** What a server of Mastodon refuses with. Its words are in the language of the person: only the status tells. */
export const replies = {
  internal: () => json(500, { error: 'We’re sorry, but something went wrong on our end.' }),
  unavailable: () => page(503, '<h1>503 Service Temporarily Unavailable</h1>'),
  badGateway: () => page(502, '<h1>502 Bad Gateway</h1>'),
  blockedPage: () => page(403, '<h1>Sorry, you have been blocked</h1>'),
  limited: (now: number, resetMs: number) =>
    tooMany({
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(now + resetMs).toISOString(),
    }),
  bareLimit: () => tooMany({}),
  /** Nobody has seen this one: what a server answers next year. No two are worded alike. */
  unheardOf: () => json(403, { error: `This action is not available on this server (case ${randomUUID()}).` }),
  invalidToken: () => json(401, { error: 'The access token is invalid' }, bearer('invalid_token')),
  disabled: () => json(403, { error: 'Your login is currently disabled' }),
  unconfirmed: () => json(403, { error: 'Your login is missing a confirmed e-mail address' }),
  outOfScope: () => json(403, { error: 'This action is outside the authorized scopes' }, bearer('insufficient_scope')),
  forbidden: () => json(403, { error: 'This action is not allowed' }),
  tooLong: () => invalid('Text character limit of 500 exceeded'),
  blank: () => invalid('Text can’t be blank'),
  notFound: () => json(404, { error: 'Record not found' }),
  /** RFC 6749. */
  oauth: (status: 400 | 401 | 403, error: string, error_description: string) =>
    json(status, { error, error_description }),
} as const satisfies Record<string, (...given: never[]) => Reply>

/** As snac refuses: a status, and nothing else. */
export const emptyPage = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '',
})

const invalid = (why: string) => json(422, { error: `Validation failed: ${why}` })
const tooMany = (headers: Readonly<Record<string, string>>) => json(429, { error: 'Too many requests' }, headers)
const bearer = (error: string) => ({ 'www-authenticate': `Bearer realm="Doorkeeper", error="${error}"` })

const page = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!DOCTYPE html><html><body>${body}</body></html>`,
})

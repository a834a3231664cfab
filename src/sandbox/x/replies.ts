import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../http/reply.ts'

/**
 * Refusals as X words them. Bodies of v2 carry no numeric code; their kind is the last segment of `type`, and often only
 * the words tell (docs.x.com/x-api/fundamentals/response-codes-and-errors). `locked` is known from API 1.1 alone.
 */
export const replies = {
  callbackNotApproved: () =>
    v1(
      403,
      415,
      'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
    ),
  notAuthenticated: () => v1(401, 32, 'Could not authenticate you.'),
  keysUnknown: () =>
    json(403, {
      errors: [{ code: 99, message: 'Unable to verify your credentials', label: 'authenticity_token_error' }],
    }),
  unauthorized: () => problem(401, 'Unauthorized', 'Unauthorized'),
  duplicate: () => forbidden('You are not allowed to create a Tweet with duplicate content.'),
  tooLong: () =>
    forbidden(
      'Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.',
    ),
  notPermitted: () => forbidden('You are not permitted to perform this action.'),
  userSuspended: () => problem(403, 'Forbidden', 'This user has been suspended.', kind('user-suspended')),
  userLocked: () =>
    v1(
      403,
      326,
      'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://twitter.com to unlock your account.',
    ),
  looksAutomated: () =>
    forbidden(
      "This request looks like it might be automated. To protect our users from spam and other malicious activity, we can't complete this action right now. Please try again later.",
    ),
  appSuspended: () => v1(403, 416, 'Your application has been suspended and cannot perform this action.'),
  clientForbidden: () =>
    json(403, {
      title: 'Client Forbidden',
      type: kind('client-forbidden'),
      status: 403,
      reason: 'client-not-enrolled',
      required_enrollment: 'Appropriate Level of API Access',
      client_id: '1',
      registration_url: 'https://developer.twitter.com/en/docs/projects/overview',
      detail:
        'When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.',
    }),
  outOfCredit: () =>
    problem(
      402,
      'Credits Depleted',
      'Your enrolled account does not have any credits to fulfill this request.',
      kind('credits'),
    ),
  usageCapped: () =>
    json(429, {
      title: 'UsageCapExceeded',
      type: kind('usage-capped'),
      status: 429,
      detail: 'Usage cap exceeded: Monthly product cap',
      period: 'Monthly',
      scope: 'Product',
      account_id: '1',
    }),
  spendCap: () =>
    problem(
      403,
      'Forbidden',
      'Your monthly spend cap has been reached.',
      'https://api.x.com/2/problems/spend-cap-reached',
    ),
  subsetOfApi: () =>
    v1(
      403,
      453,
      'You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints (e.g. media post, oauth) only. If you need access to this endpoint, you may need a different access level. You can learn more here: https://developer.x.com/en/portal/product',
    ),
  accessLevel: () => forbidden('Your account is not permitted to access this feature'),
  noAuthenticatedUser: () =>
    json(400, {
      errors: [{ message: 'no authenticated user found' }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    }),
  dailyLimit: () =>
    v1(403, 344, 'You have reached your daily limit for sending Tweets and messages. Please try again later.'),
  wrongClock: () => v1(401, 135, 'Timestamp out of bounds.'),
  userNotEnrolled: () =>
    json(403, {
      title: 'Client Forbidden',
      type: 'https://api.x.com/2/problems/client-forbidden',
      status: 403,
      reason: 'user-not-enrolled',
      registration_url: 'https://console.x.com',
      detail:
        'This request is billed to the authenticated user. Create a developer account at the Developer Console and enroll it in Pay-per-use.',
    }),
  exceedsLength: () => problem(400, 'Invalid Request', 'text field exceeds maximum length', kind('invalid-request')),
  /** Nobody has seen this one: what the app meets next year. No two are worded alike. */
  unheardOf: () =>
    problem(403, 'Forbidden', `Write operations are paused for this client pending review (case ${randomUUID()}).`),
  /** Not X at all: a firewall before it that does not like our address. */
  blockedPage: () => ({
    status: 403,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Attention Required!</title></head><body><h1>Sorry, you have been blocked</h1></body></html>',
  }),
  bareLimit: () => tooMany({}),
  userLimit: (now: number, resetMs: number) => tooMany(limitHeaders('x-rate-limit', 100, 0, now + resetMs)),
  appLimit: (now: number, resetMs: number) =>
    tooMany({
      ...limitHeaders('x-rate-limit', 100, 99, now + 15 * 60_000),
      ...limitHeaders('x-app-limit-24hour', 10_000, 0, now + resetMs),
    }),
  timeout: () => problem(408, 'Request Timeout', 'Request Timeout'),
  internal: () => problem(500, 'Internal Server Error', 'Internal Server Error'),
  unavailable: () => ({
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>X / ?</title></head><body><h1>Over capacity</h1><p>Please wait a moment and try again.</p></body></html>',
  }),
  invalid: (message: string) =>
    json(400, {
      errors: [{ parameters: {}, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: kind('invalid-request'),
      status: 400,
    }),
  notFound: (id: string, what: 'user' | 'tweet') =>
    json(404, {
      title: 'Not Found Error',
      type: kind('resource-not-found'),
      status: 404,
      detail: `Could not find ${what} with id: [${id}].`,
    }),
  wrongCaller: () =>
    problem(
      403,
      'Unsupported Authentication',
      'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].',
      kind('unsupported-authentication'),
    ),
} as const satisfies Record<string, (...given: never[]) => Reply>

/** `resetAt` in ms; X says it in whole seconds. */
export function limitHeaders(name: string, limit: number, remaining: number, resetAt: number): Record<string, string> {
  return {
    [`${name}-limit`]: String(limit),
    [`${name}-remaining`]: String(Math.max(0, remaining)),
    [`${name}-reset`]: String(Math.ceil(resetAt / 1000)),
  }
}

function kind(name: string): string {
  return `https://api.twitter.com/2/problems/${name}`
}

function problem(status: number, title: string, detail: string, type = 'about:blank'): Reply {
  return json(status, { title, type, status, detail })
}

function forbidden(detail: string): Reply {
  return problem(403, 'Forbidden', detail)
}

function v1(status: number, code: number, message: string): Reply {
  return json(status, { errors: [{ code, message }] })
}

function tooMany(headers: Record<string, string>): Reply {
  return json(
    429,
    { title: 'Too Many Requests', type: 'about:blank', status: 429, detail: 'Too Many Requests' },
    headers,
  )
}

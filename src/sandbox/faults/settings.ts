import { z } from 'zod'
import { sandboxNetworks } from '../network.ts'
import { faultKinds, happensOn } from './kinds.ts'

const ms = z.number().min(0).max(3_600_000)
const handles = z.array(z.string().transform(handle => handle.replace(/^@/, '').toLowerCase()))

const ErrorEntry = z
  .strictObject({
    kind: z.enum(faultKinds),
    /** Only there; else on every network that knows this kind. */
    network: z.enum(sandboxNetworks).optional(),
    /** How likely, for each request that this entry is still for. */
    rate: z.number().min(0).max(1).default(1),
    /** Only once so many posts were accepted since the faults were set. */
    afterPosts: z.int().min(0).default(0),
    /** At most so often. */
    times: z.int().min(1).optional(),
    /**
     * Posts; what is read: accounts, timelines, metrics; posts that are deleted; grants that are given back; the two exchanges of
     * a sign-in; the app's own token; grants that are renewed; what a handle leads to.
     */
    on: z
      .enum(['post', 'read', 'delete', 'revoke', 'request-token', 'access-token', 'bearer', 'refresh', 'resolve'])
      .default('post'),
    /** Only for these people. */
    accounts: handles.optional(),
    /** hangAfterAccept: answers after so long. Never when left out. */
    hangMs: ms.optional(),
    /** acceptLate: takes the post after so long. */
    acceptMs: ms.default(5_000),
    /** 429: until the bucket is full again. */
    resetMs: ms.default(60_000),
  })
  .refine(({ kind, network }) => !network || happensOn(network, kind), {
    path: ['kind'],
    message: 'this network knows no such kind',
  })

/** What goes wrong from now on. Left out means: nothing of that kind. */
export const FaultSettings = z.strictObject({
  latencyMs: ms.default(0),
  /** Up to so much more or less than `latencyMs`. */
  latencyJitterMs: ms.default(0),
  /** The first that applies is played. */
  errors: z.array(ErrorEntry).max(100).default([]),
  suspendedAccounts: handles.default([]),
  lockedAccounts: handles.default([]),
  /** Their tokens answer 401, as if they had taken the grant back. */
  revokedAccounts: handles.default([]),
  /** Bluesky: their grants have run out, for posting and for renewing. */
  expiredAccounts: handles.default([]),
  /** How long a post is missing where posts are read; on Bluesky at the AppView. */
  readBackLagMs: ms.default(0),
  /** Bluesky: the same at the server of the account itself, which no real one does. */
  recordLagMs: ms.default(0),
  /** Bluesky: a new DPoP nonce after so long; one is good for two to three times as long. */
  nonceRotationMs: z.int().min(1_000).max(60_000).default(60_000),
  /** Bluesky, and quince of Mastodon: how long an access token is good that is given from now on. */
  accessTokenMs: ms.default(3_600_000),
  /** Bluesky: what one address may ask, of accounts' servers and of the authorization server each; null for no limit. */
  requestsPerFiveMinutes: z.int().min(0).nullable().default(null),
  /** Reading posts knows `post.fields` only, as X will one day. */
  postFieldsOnly: z.boolean().default(false),
  /** Off: the same text is taken again, which shows whoever posts twice. */
  duplicateCheck: z.boolean().default(true),
  /** Mastodon: a post with the key of one that is there is answered with 500, as before mastodon#40439. */
  repeatFails: z.boolean().default(false),
  /** X's limit for an account in 15 minutes; null for none. */
  postsPerQuarterHour: z.int().min(0).nullable().default(100),
  /** The same faults in the same order for the same requests. */
  seed: z.int().optional(),
})

export type FaultSettings = z.infer<typeof FaultSettings>
export type ErrorEntry = z.infer<typeof ErrorEntry>

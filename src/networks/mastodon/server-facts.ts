import { z } from 'zod'
import { readObject } from '../../lib/json-object.ts'
import type { Servers } from '../servers.ts'

const path = z.string().regex(/^\/[\x21-\x7e]{0,500}$/)

/** What a server says of itself, kept for later: how long posts may be, what runs there, and where its sign-in is. */
const ServerFacts = z.object({
  /** As nodeinfo names it, in lower case; null: it does not say. */
  software: z.string().nullable(),
  maxCharacters: z.number().int().min(1),
  urlCharacters: z.number().int().min(1),
  scopes: z.string(),
  authorize: path,
  token: path,
  revoke: path,
  /** People write to them when their server refuses us. */
  contact: z.string().nullable(),
})
export type ServerFacts = z.infer<typeof ServerFacts>

/** As Mastodon itself has it, and the servers that say nothing. */
export const usualFacts: ServerFacts = {
  software: null,
  maxCharacters: 500,
  urlCharacters: 23,
  scopes: 'read:accounts write:statuses',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  contact: null,
}

export function factsOf(servers: Servers, host: string): ServerFacts {
  const said = servers.said(host)
  const read = ServerFacts.safeParse(readObject(said?.text ?? ''))
  return read.success ? read.data : usualFacts
}

/**
 * Keep an Idempotency-Key for an hour or with the post, by their source: Mastodon and its close forks, Pleroma's family, Hollo.
 * snac, GoToSocial and whatever is not known do not.
 */
const keepingKeys = new Set(['mastodon', 'hometown', 'glitchsoc', 'pleroma', 'akkoma', 'hollo', 'activities.next'])

export const keepsKeys = ({ software }: ServerFacts): boolean => software !== null && keepingKeys.has(software)

/** Give a token for the code alone that a person has come back with. snac gives one for any code, of whoever signed in last. */
export const checksCodes = (facts: ServerFacts): boolean => keepsKeys(facts)

/** Take a post with a picture only. */
export const needsPicture = ({ software }: ServerFacts): boolean => software === 'pixelfed'

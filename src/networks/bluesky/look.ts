import { originOf } from '../../lib/host-names.ts'
import { isObject } from '../../lib/json-object.ts'
import type { Frozen, Lookup } from '../port.ts'
import { postCollection, postUri, postUrl } from './at-uri.ts'
import type { Fetch } from './fetch.ts'
import { ask } from './xrpc.ts'

/** Whether a post is there, at the account's own server: nobody else decides that. Throws where no whole answer comes. */
export async function lookFor(
  fetch: Fetch,
  { remoteId: did, host }: { readonly remoteId: string; readonly host: string },
  { key, body }: Frozen,
  site: string,
  signal: AbortSignal,
): Promise<Lookup> {
  if (key === null) return unreadable('a post without a key')
  const query = new URLSearchParams({ repo: did, collection: postCollection, rkey: key })
  const { said, problem, status } = await ask(
    fetch,
    `${originOf(host)}/xrpc/com.atproto.repo.getRecord?${query}`,
    signal,
  )
  if (status === 400 && problem?.error === 'RecordNotFound') return { kind: 'absent' }
  const uri = postUri({ did, rkey: key })
  if (said?.uri !== uri || !isObject(said.value)) return unreadable(problem?.error ?? `status ${status}`)
  const ours = (JSON.parse(body) as { record: { text: string; createdAt: string } }).record
  // At our key and not in our words: changed since by its author, or not ours.
  if (said.value.text !== ours.text) return unreadable('another text')
  return { kind: 'found', remoteId: uri, url: postUrl(site, { did, rkey: key }), at: Date.parse(ours.createdAt) }
}

const unreadable = (cause: string): Lookup => ({ kind: 'unreadable', cause })

export const postCollection = 'app.bsky.feed.post'

export const postUri = (did: string, key: string): string => `at://${did}/${postCollection}/${key}`

/** Account (DID or handle) and key of a post's address; null where it is none. */
export function readPostUri(uri: string): { readonly actor: string; readonly key: string } | null {
  const [, actor, key] = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(uri) ?? []
  return actor && key ? { actor, key } : null
}

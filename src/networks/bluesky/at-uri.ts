import { isTid } from './tid.ts'

export const postCollection = 'app.bsky.feed.post'

export type PostUri = { readonly did: string; readonly rkey: string }

/** `did:plc` is all that people of ours sign in with; posts of others are shown as well. */
export const isDid = (text: string): boolean => /^did:(plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,250})$/.test(text)

export const postUri = ({ did, rkey }: PostUri): string => `at://${did}/${postCollection}/${rkey}`

/** The parts of a post's remote id; null when it is none. */
export function readPostUri(uri: string): PostUri | null {
  const [, did = '', rkey = ''] = /^at:\/\/([^/]{1,260})\/app\.bsky\.feed\.post\/([^/]{1,64})$/.exec(uri) ?? []
  return isDid(did) && isTid(rkey) ? { did, rkey } : null
}

/** Address of a post that people can open. `site` without a slash at its end. */
export const postUrl = (site: string, { did, rkey }: PostUri): string => `${site}/profile/${did}/post/${rkey}`

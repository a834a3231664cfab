import { mastodonNames } from '../../lib/sandbox-ports.ts'

/** The servers of Mastodon that are simulated, each with an address of its own. */
export const instanceNames = mastodonNames
export type InstanceName = (typeof instanceNames)[number]

export type Instance = {
  readonly name: InstanceName
  /**
   * `mastodon`: as Mastodon 4.5 answers. `family`: with the habits of other servers of its API, each seen on snac 2.75 or 2.94: it
   * closes connections without a word, keeps no keys, gives the token of whoever signed in last, forgets an app with its token, has
   * none of the newer addresses, refuses with pages, and shows posts to nobody who brings no token. As on servers of Pleroma's
   * family that are set up so, its tokens end, and come with what the next one is had for.
   */
  readonly habits: 'mastodon' | 'family'
  /** Characters a post may have, and what each address in it counts. */
  readonly characters: number
  readonly perUrl: number
}

export const instances: Readonly<Record<InstanceName, Instance>> = {
  'birch.test': { name: 'birch.test', habits: 'mastodon', characters: 500, perUrl: 23 },
  'quince.test': { name: 'quince.test', habits: 'family', characters: 100_000, perUrl: 32 },
}

/** Takes a post of any length: who stands in for somebody of a real server is here. */
export const standInServer: InstanceName = 'quince.test'

/** `ada@birch.test`: whom the sandbox calls so is `ada` on her own server. */
export const localName = (handle: string): string => handle.slice(0, handle.lastIndexOf('@'))

export function instanceOf(handle: string): Instance {
  const name = handle.slice(handle.lastIndexOf('@') + 1).toLowerCase()
  const found = Object.values(instances).find(one => one.name === name)
  if (!found) throw new Error(`no server of that name: ${name}`)
  return found
}

// Plain JavaScript with a declaration beside it, as redis-binary.js is.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the set-up unpacks the packages of Mastodon.py. */
export const mastodonPyFolder = fileURLToPath(new URL('../../.local/mastodon-py', import.meta.url))

const modules = join(mastodonPyFolder, 'usr/lib/python3/dist-packages')

/** The folder that Python finds Mastodon.py in; null: it is not there. */
export const localMastodonPy = () => (existsSync(join(modules, 'mastodon')) ? modules : null)

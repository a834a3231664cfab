// Plain JavaScript with a declaration beside it, as redis-binary.js is.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the set-up unpacks a copy of its own. */
export const localSnac = fileURLToPath(new URL('../../.local/snac', import.meta.url))

/** snac2 on the PATH, else the unpacked one, else null. */
export const snacBinary = (path = process.env.PATH ?? '') =>
  [...path.split(delimiter).filter(Boolean), join(localSnac, 'usr/bin')]
    .map(folder => join(folder, 'snac'))
    .find(existsSync) ?? null

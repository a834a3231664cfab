import { type Keyring, type SecretBox, secretBox } from './secret-box.ts'

/** How long a process goes on with the keys it read last. */
export const keysFreshMs = 500
/** The same when something is sealed under a key it does not know. */
const unknownFreshMs = 20

/**
 * A box that follows a change of keys while it is in use: it reads them again now and then, and at once for what is sealed
 * under a key that is new to it. While they cannot be read it goes on with those it has. Throws when it never could.
 */
export function reloadingBox(read: () => Keyring): SecretBox {
  let readAt = 0
  let ring = ''
  let box: SecretBox | null = null

  function notOlderThan(ms: number): SecretBox {
    if (box && performance.now() - readAt < ms) return box
    readAt = performance.now()
    try {
      const now = read()
      const said = JSON.stringify(now)
      if (box === null || said !== ring) box = secretBox(now.keys, now)
      ring = said
    } catch (error) {
      if (box === null) throw error
    }
    return box
  }

  const fresh = () => notOlderThan(keysFreshMs)
  fresh()
  return {
    seal: (secret, row) => fresh().seal(secret, row),
    open: (sealed, row) => {
      const isKnown = fresh()
        .keyIds()
        .includes(sealed.slice(0, sealed.indexOf('.')))
      return (isKnown ? fresh() : notOlderThan(unknownFreshMs)).open(sealed, row)
    },
    derive: purpose => fresh().derive(purpose),
    keyIds: () => fresh().keyIds(),
  }
}

import type { Log } from '../src/lib/log.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'
import type { Stranger } from './redis/channels.ts'
import { type Comparison, type DirectorSettings, isFresh, lacking } from './settings.ts'

/** Whether a sender may take work. It asks that itself, of what the director says it has: one that is set wrongly would refuse posts. */
export type Admission = {
  readonly hear: (said: DirectorSettings) => void
  /** Somebody spoke here without our key: a director that has another one, perhaps. */
  readonly hearStranger: (one: Stranger) => void
  readonly isIn: () => boolean
  /** The key that the director seals with; null before it was heard. */
  readonly keyId: () => string | null
}

type Asked = {
  readonly sender: string
  readonly own: Comparison
  readonly box: Pick<SecretBox, 'keyIds'>
  /** ms; null while Redis's clock is not known. */
  readonly redisNow: () => number | null
  readonly log: Log
  /** Called whenever the answer changes. */
  readonly changed: (isIn: boolean) => void
}

export function openAdmission({ sender, own, box, redisNow, log, changed }: Asked): Admission {
  let isIn = false
  let keyId: string | null = null
  let told: string | null = null
  let heardAt = 0

  function decide(differs: readonly string[]): void {
    const word = differs.join(', ')
    if (told !== word) {
      told = word
      if (word === '') log.info('ready: let in by the director')
      else
        log.error(`not used: ${word} differ from what the director has. Give this sender the same, and start it again`)
    }
    if (isIn === (word === '')) return
    isIn = word === ''
    changed(isIn)
  }

  return {
    hear: ({ at, keys, settings, dismissed }) => {
      const now = redisNow()
      // Older than the last word is an echo, unless Redis's clock was set back since.
      if (!isFresh(at, now) || (at < heardAt && isFresh(heardAt, now))) return
      heardAt = at
      keyId = keys[0] ?? null
      const isShut = lacking(keys, { keys: box.keyIds() }).length > 0 || dismissed.includes(sender)
      decide([...own.differing(settings), ...(isShut ? ['SECRET_KEY'] : [])])
    },
    hearStranger: ({ name }) => {
      // Who was let in stays so: anybody who can write to Redis could say this.
      if (name === 'settings' && !isIn) decide(['SECRET_KEY'])
    },
    isIn: () => isIn,
    keyId: () => keyId,
  }
}

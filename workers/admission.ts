import type { Log } from '../src/lib/log.ts'
import type { SecretBox } from '../src/lib/secret-box.ts'
import type { Stranger } from './redis/channels.ts'
import { type Comparison, type DirectorSettings, isFresh, lacking } from './settings.ts'

/** Whether a sender may take batches. It compares its settings with the director's: with wrong ones the networks would refuse its posts. */
export type Admission = {
  readonly hear: (settings: DirectorSettings) => void
  /** A message that our keys do not open: perhaps of a director with another key. */
  readonly hearStranger: (one: Stranger) => void
  readonly isIn: () => boolean
  /** The key that the director seals with; null until the director was heard. */
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
  let logged: string | null = null
  let heardAt = 0

  function decide(differs: readonly string[]): void {
    const names = differs.join(', ')
    if (logged !== names) {
      logged = names
      if (names === '') log.info('ready: let in by the director')
      else
        log.error(`not used: ${names} differ from what the director has. Give this sender the same, and start it again`)
    }
    if (isIn === (names === '')) return
    isIn = names === ''
    changed(isIn)
  }

  return {
    hear: ({ at, keys, settings, dismissed }) => {
      const now = redisNow()
      // A message older than the last one is a replay, unless Redis's clock was set back since.
      if (!isFresh(at, now) || (at < heardAt && isFresh(heardAt, now))) return
      heardAt = at
      keyId = keys[0] ?? null
      const isShut = lacking(keys, { keys: box.keyIds() }).length > 0 || dismissed.includes(sender)
      decide([...own.differing(settings), ...(isShut ? ['SECRET_KEY'] : [])])
    },
    hearStranger: ({ name }) => {
      // An admitted sender stays admitted: anybody who can write to Redis could send this.
      if (name === 'settings' && !isIn) decide(['SECRET_KEY'])
    },
    isIn: () => isIn,
    keyId: () => keyId,
  }
}

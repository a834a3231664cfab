import type { Context } from '../src/context.ts'
import type { SenderLife } from '../src/domain/ledger/types.ts'
import type { Stranger } from './redis/channels.ts'
import { type DirectorSettings, isFresh, lacking, openComparison, type Settings } from './settings.ts'

/** Senders send a heartbeat twice a second. After this silence a sender is not counted any more. */
const aliveMs = 3_000
/** How long a stranger stays in the list. */
const strangerMs = 15_000
const strangersAtMost = 20

/** Whose heartbeats arrive at this Redis: senders with our settings, senders with others, and strangers without our key. */
export type Heartbeats = {
  /** `new`: it waits for `settings`. `echo`: an old or repeated heartbeat. */
  readonly hear: (life: SenderLife) => 'new' | 'known' | 'echo'
  readonly hearStranger: (one: Stranger) => void
  /** Those with our settings. */
  readonly senders: () => readonly SenderLife[]
  /** Names of the settings that differ there; none for a sender that is used. */
  readonly differing: (of: Pick<SenderLife, 'id' | 'settings' | 'keys'>) => readonly string[]
  /** Gives a sender no more work, for good, because it cannot open grants that the director can open. */
  readonly dismiss: (sender: string) => void
  readonly strangers: () => readonly Stranger[]
  /** What is published to senders. */
  readonly settings: (at: number) => DirectorSettings
  /** Every sender heard in the last seconds, with what differs. */
  readonly all: () => readonly { readonly life: SenderLife; readonly differs: readonly string[] }[]
}

type Heard = { readonly life: SenderLife; readonly differs: readonly string[]; readonly at: number }

/** `redisNow` as in `RedisClock`. */
export function openHeartbeats(
  { box, log }: Pick<Context, 'box' | 'log'>,
  settings: Settings,
  redisNow: () => number | null,
): Heartbeats {
  const own = openComparison(settings, box)
  const heard = new Map<string, Heard>()
  const dismissed = new Set<string>()
  const strangers = new Map<string, { readonly one: Stranger; readonly at: number }>()

  const differs: Heartbeats['differing'] = of => [
    ...own.differing(of.settings),
    ...(lacking(box.keyIds(), of).length > 0 || dismissed.has(of.id) ? ['SECRET_KEY'] : []),
  ]

  function current(): Heard[] {
    const now = performance.now()
    for (const [id, { at }] of heard) if (now - at > aliveMs) heard.delete(id)
    return [...heard.values()]
  }

  return {
    hear: life => {
      const before = heard.get(life.id)
      if (!isFresh(life.at, redisNow()) || (before && life.beat <= before.life.beat)) return 'echo'
      const wrong = differs(life)
      if (wrong.length > 0 && before?.differs.join() !== wrong.join())
        log.error({ sender: life.id, egress: life.egress, pid: life.pid, differs: wrong }, 'a sender is not used')
      heard.set(life.id, { life, differs: wrong, at: performance.now() })
      return before ? 'known' : 'new'
    },
    hearStranger: one => {
      const now = performance.now()
      for (const [name, { at }] of strangers) if (now - at > strangerMs) strangers.delete(name)
      const name = `${one.from} ${one.keyId}`
      if (!strangers.has(name) && strangers.size >= strangersAtMost) return
      if (!strangers.has(name))
        log.error({ from: one.from, keyId: one.keyId }, 'a sender with another SECRET_KEY calls')
      strangers.set(name, { one, at: now })
    },
    senders: () => current().flatMap(({ life, differs }) => (differs.length === 0 ? [life] : [])),
    differing: differs,
    dismiss: sender => {
      if (!dismissed.has(sender)) log.error({ sender }, 'a sender is not used: it cannot read grants that we can')
      dismissed.add(sender)
    },
    strangers: () =>
      [...strangers.values()].filter(({ at }) => performance.now() - at <= strangerMs).map(({ one }) => one),
    settings: at => ({
      at,
      keys: box.keyIds(),
      settings: own.fingerprint(),
      dismissed: [...dismissed].filter(id => heard.has(id)),
    }),
    all: current,
  }
}

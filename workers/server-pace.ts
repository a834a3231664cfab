import { aborted, sleep } from '../src/lib/stopping.ts'

const secondMs = 1_000
/** Requests under way at once to one server. */
const atOnce = 16

type Server = {
  /** When the last requests began, ms of the monotonic clock; and when the next one is to, evenly after them. */
  readonly began: number[]
  next: number
  restsUntil: number
  readonly underWay: Set<Promise<void>>
}

/** Requests to servers that take only so many: in no second more, evenly spaced, few at once. */
export function openServerPace(end: AbortSignal) {
  const servers = new Map<string, Server>()
  const of = (name: string): Server => {
    const server = servers.get(name) ?? { began: [], next: 0, restsUntil: 0, underWay: new Set() }
    servers.set(name, server)
    return server
  }
  const mayBegin = (server: Server, now: number) => !end.aborted && now >= server.restsUntil

  return {
    /** Resolves when a request to a server may begin; false: it rests, or the end has come. */
    turn: async (name: string, perSecond: number, now: () => number): Promise<boolean> => {
      const server = of(name)
      while (mayBegin(server, now()) && server.underWay.size >= atOnce)
        await Promise.race([...server.underWay, aborted(end)])
      if (!mayBegin(server, now())) return false
      const { began } = server
      const at = Math.max(performance.now(), server.next, (began.at(-perSecond) ?? Number.NEGATIVE_INFINITY) + secondMs)
      await sleep(Math.ceil(at - performance.now()), end)
      server.next = at + secondMs / perSecond
      began.push(performance.now())
      began.splice(0, began.length - perSecond)
      return mayBegin(server, now())
    },
    /** Until then (ms) it wants none. */
    rest: (name: string, until: number): void => {
      const server = of(name)
      server.restsUntil = Math.max(server.restsUntil, until)
    },
    /** Counts a request as under way until it is settled; it must not reject. */
    begin: (name: string, work: Promise<void>): void => {
      const { underWay } = of(name)
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
    /** Resolves when none is under way. */
    done: () => Promise.all([...servers.values()].flatMap(({ underWay }) => [...underWay])),
  }
}

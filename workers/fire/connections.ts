import { requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import { type Lane, openLane } from './connection.ts'
import { openDial } from './socket.ts'

/** The sockets to one host, opened as they are needed. */
export type Lanes = {
  /** One that is idle; null when all are busy and no more may be opened. */
  readonly take: () => Lane | null
  readonly putBack: (lane: Lane) => void
  /** Opens up to `n` sockets without sending anything. `then` is called whenever one is ready. */
  readonly warm: (n: number, then: () => void) => void
  /** Gives up requests past their deadline. */
  readonly sweep: () => void
  readonly close: () => void
}

export function openLanes(origin: string, atMost: number): Lanes {
  const dial = openDial(origin)
  const lanes: Lane[] = []
  const idle: Lane[] = []

  function open(): Lane {
    const lane = openLane(dial)
    lanes.push(lane)
    return lane
  }

  return {
    take: () => idle.pop() ?? (lanes.length < atMost ? open() : null),
    putBack: lane => idle.push(lane),
    warm: (n, then) => {
      while (lanes.length < Math.min(n, atMost)) idle.push(open())
      for (const lane of idle.filter(one => !one.isOpen())) {
        idle.splice(idle.indexOf(lane), 1)
        void lane.warm().then(() => {
          idle.push(lane)
          then()
        })
      }
    },
    sweep: () => {
      const late = performance.now() - requestDeadlineMs
      for (const lane of lanes) {
        const since = lane.since()
        if (since !== null && since < late) lane.giveUp()
      }
    },
    close: () => {
      for (const lane of lanes) lane.close()
    },
  }
}

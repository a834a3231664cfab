import { requestDeadlineMs } from '../../src/domain/ledger/types.ts'
import { type Connection, openConnection } from './connection.ts'
import { socketsTo } from './socket.ts'

/** The sockets to one host, opened on demand. */
export type Connections = {
  /** One that is idle; null when all are busy and no more may be opened. */
  readonly take: () => Connection | null
  readonly putBack: (connection: Connection) => void
  /** Opens up to `n` sockets without sending anything. `then` is called whenever one is ready. */
  readonly warm: (n: number, then: () => void) => void
  /** Gives up requests past their deadline. */
  readonly sweep: () => void
  readonly close: () => void
}

/** `publicOnly`: sockets to public addresses alone. `once`: each for one request. */
export function openConnections(
  origin: string,
  atMost: number,
  { publicOnly = false, once = false }: { readonly publicOnly?: boolean; readonly once?: boolean } = {},
): Connections {
  const openSocket = socketsTo(origin, publicOnly)
  const connections: Connection[] = []
  const idle: Connection[] = []

  function open(): Connection {
    const connection = openConnection(openSocket, once)
    connections.push(connection)
    return connection
  }

  return {
    take: () => idle.pop() ?? (connections.length < atMost ? open() : null),
    putBack: connection => idle.push(connection),
    warm: (n, then) => {
      while (connections.length < Math.min(n, atMost)) idle.push(open())
      for (const connection of idle.filter(one => !one.isOpen())) {
        idle.splice(idle.indexOf(connection), 1)
        void connection.warm().then(() => {
          idle.push(connection)
          then()
        })
      }
    },
    sweep: () => {
      const late = performance.now() - requestDeadlineMs
      for (const connection of connections) {
        const since = connection.since()
        if (since !== null && since < late) connection.giveUp()
      }
    },
    close: () => {
      for (const connection of connections) connection.close()
    },
  }
}

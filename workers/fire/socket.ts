import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A socket that is open or being opened. */
export type OpenSocket = {
  readonly write: (bytes: Buffer) => void
  /** All that was written has been handed to the system. */
  readonly isFlushed: () => boolean
  /** Nothing of it is heard any more. */
  readonly cut: () => void
}

/** What a wire says. `closed` comes once, last, and always; its code says why. */
export type SocketHandlers = {
  readonly opened: () => void
  /** The bytes are only lent: the next ones come in the same place. */
  readonly heard: (bytes: Buffer) => void
  /** The other side says no more. */
  readonly ended: () => void
  readonly closed: (code: string) => void
}

/** Opens sockets to one origin, one a call. */
export type OpenTo = (handlers: SocketHandlers) => OpenSocket

const connectWithinMs = 5_000
const probeAfterMs = 60_000
/** One for all sockets of an origin: bytes are read out of it before the next ones come. */
const lentBytes = 64 * 1024

export function socketsTo(origin: string): OpenTo {
  const { protocol, hostname, port } = new URL(origin)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'https:'
  const lent = Buffer.allocUnsafe(lentBytes)
  /** Lets later sockets skip the costly half of a TLS handshake. */
  let session: Buffer | undefined

  return handlers => {
    let cut = false
    const options: NetConnectOpts = {
      host,
      port: Number(port || (secure ? 443 : 80)),
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: probeAfterMs,
      onread: {
        buffer: lent,
        callback: length => {
          if (!cut) handlers.heard(lent.subarray(0, length))
          return true
        },
      },
    }
    const socket: Socket = secure
      ? connectTls({ ...options, ALPNProtocols: ['http/1.1'], ...serverName(host), ...(session && { session }) })
      : connect(options)
    if (secure) socket.on('session', (fresh: Buffer) => (session = fresh))
    const patience = setTimeout(() => fail('CONNECT_TIMEOUT'), connectWithinMs)
    const fail = (code: string) => socket.destroy(Object.assign(new Error(code), { code }))
    let code = 'CLOSED'
    socket.on(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(patience)
      if (!cut) handlers.opened()
    })
    socket.on('end', () => {
      if (!cut) handlers.ended()
    })
    socket.on('error', error => {
      code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
    })
    socket.on('close', () => {
      clearTimeout(patience)
      if (!cut) handlers.closed(code)
    })
    return {
      write: bytes => void socket.write(bytes),
      isFlushed: () => socket.writableLength === 0,
      cut: () => {
        cut = true
        clearTimeout(patience)
        socket.destroy()
      },
    }
  }
}

/** A bare address has no name to be asked for. */
const serverName = (host: string) => (/^[\d.]+$|:/.test(host) ? {} : { servername: host })

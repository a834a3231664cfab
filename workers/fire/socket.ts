import { connect, isIP, type NetConnectOpts, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { isPublicAddress, publicLookup } from '../../src/lib/public-address.ts'
import { sharedLookup } from './shared-lookup.ts'

/** A socket that is open or being opened. */
export type OpenSocket = {
  readonly write: (bytes: Buffer) => void
  /** Whether everything written has been handed to the operating system. */
  readonly isFlushed: () => boolean
  /** Destroys the socket; no handler is called any more. */
  readonly cut: () => void
}

/** Events of a socket. `closed` comes last, exactly once unless the socket was cut; its code says why. */
export type SocketHandlers = {
  readonly opened: () => void
  /** The buffer is used again for the next bytes: copy what must be kept. */
  readonly heard: (bytes: Buffer) => void
  /** The other side has ended its half of the connection. */
  readonly ended: () => void
  readonly closed: (code: string) => void
}

/** Opens one socket to an origin. */
export type OpenTo = (handlers: SocketHandlers) => OpenSocket

/** Nothing was connected to: the address is of this machine or its network. */
const notPublic = 'NOT_PUBLIC'
const connectWithinMs = 5_000
const probeAfterMs = 60_000
/** Size of the one read buffer for all sockets of an origin: handlers read it before the next bytes arrive. */
const bufferBytes = 64 * 1024

/** `publicOnly`: for an origin that somebody typed. What is connected to is what was looked at: its name cannot change in between. */
export function socketsTo(origin: string, publicOnly = false): OpenTo {
  const { protocol, hostname, port } = new URL(origin)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'https:'
  const isRefused = publicOnly && isIP(host) !== 0 && !isPublicAddress(host)
  const lookup = publicOnly ? sharedLookup(publicLookup) : null
  const buffer = Buffer.allocUnsafe(bufferBytes)
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
      ...(lookup && { lookup }),
      onread: {
        buffer,
        callback: length => {
          if (!cut) handlers.heard(buffer.subarray(0, length))
          return true
        },
      },
    }
    const socket: Socket = isRefused
      ? new Socket()
      : secure
        ? connectTls({ ...options, ALPNProtocols: ['http/1.1'], ...serverName(host), ...(session && { session }) })
        : connect(options)
    if (secure) socket.on('session', (fresh: Buffer) => (session = fresh))
    const connectTimer = setTimeout(() => fail('CONNECT_TIMEOUT'), connectWithinMs)
    const fail = (code: string) => socket.destroy(Object.assign(new Error(code), { code }))
    let code = 'CLOSED'
    // An address needs no lookup, and so would pass it by.
    if (isRefused) fail(notPublic)
    socket.on(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(connectTimer)
      if (!cut) handlers.opened()
    })
    socket.on('end', () => {
      if (!cut) handlers.ended()
    })
    socket.on('error', error => {
      code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
    })
    socket.on('close', () => {
      clearTimeout(connectTimer)
      if (!cut) handlers.closed(code)
    })
    return {
      write: bytes => void socket.write(bytes),
      isFlushed: () => socket.writableLength === 0,
      cut: () => {
        cut = true
        clearTimeout(connectTimer)
        socket.destroy()
      },
    }
  }
}

/** SNI allows names only, no IP addresses. */
const serverName = (host: string) => (/^[\d.]+$|:/.test(host) ? {} : { servername: host })

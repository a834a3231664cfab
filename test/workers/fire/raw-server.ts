import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterThisTest } from '../../support/folder.ts'

/** A bare TCP server that does to a connection what it is told, and remembers what reached it. */
export type RawServer = {
  readonly origin: string
  /** All bytes of each connection, in the order in which they were opened. */
  readonly heard: () => readonly string[]
  readonly connections: () => number
  readonly hangUp: () => void
  /** Resolves when so many requests have arrived whole on all connections together. */
  readonly requests: () => number
}

export type Behaviour = {
  readonly onConnect?: (socket: Socket) => void
  /** `n` counts the requests of all connections, from 1. Called when its head has arrived. */
  readonly onRequest?: (socket: Socket, n: number) => void
}

export async function rawServer({ onConnect, onRequest }: Behaviour): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const heard: string[] = []
  let requests = 0
  const server = createServer({ noDelay: true }, socket => {
    const at = heard.push('') - 1
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', chunk => {
      const before = heads(heard[at] ?? '')
      heard[at] += chunk.toString('latin1')
      for (let n = before; n < heads(heard[at] ?? ''); n++) onRequest?.(socket, ++requests)
    })
    onConnect?.(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hangUp = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  afterThisTest(() => {
    hangUp()
    server.close()
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard,
    connections: () => heard.length,
    requests: () => requests,
    hangUp,
  }
}

const heads = (text: string) => text.split('\r\n\r\n').length - 1

export const answer = (status: string, body: string, more = '') =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`

export const created = answer('201 Created', '{"data":{"id":"1","text":"hello"}}')

import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { hostCount } from '../bluesky/hosts.ts'

/** Servers of a network of many hosts, each at an address of its own: `host:port host:port …` */
export async function openHosts(serve: (socket: Socket) => void): Promise<string> {
  const hosts: string[] = []
  for (let n = 0; n < hostCount; n++) {
    const server = createServer({ noDelay: true }, serve)
    server.listen({ port: 0, host: `127.0.1.${n + 1}`, backlog: 4_096 })
    await once(server, 'listening')
    const { address, port } = server.address() as { address: string; port: number }
    hosts.push(`${address}:${port}`)
  }
  return hosts.join(' ')
}

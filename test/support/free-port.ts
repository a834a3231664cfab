import { createServer } from 'node:net'
import { mastodonPortsBeside } from '../../src/lib/sandbox-ports.ts'

/**
 * Below the ports that the system gives to connections: what is free now is free when a process comes back to it. So are those that the
 * sandbox takes beside its own.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const wanted = [port, ...mastodonPortsBeside(port)]
    if ((await Promise.all(wanted.map(isFree))).every(Boolean)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const free = await new Promise<boolean>(done => {
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => done(true))
  })
  if (free) await new Promise(done => server.close(done))
  return free
}

import { createServer } from 'node:net'

/** Below the ports that the system gives to connections: what is free now is free when a process comes back to it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const server = createServer()
    const free = await new Promise<boolean>(done => {
      server.once('error', () => done(false))
      server.listen(port, '127.0.0.1', () => done(true))
    })
    if (!free) continue
    await new Promise(done => server.close(done))
    return port
  }
}

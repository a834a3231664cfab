import { createServer } from 'node:net'
import { makeCampaign } from './campaign.ts'
import { type Started, start } from './child-process.ts'
import { clearFolder, makeFolder } from './folder.ts'

/** A web process and the sandbox on a database with the demo campaign and so many pledges. */
export type WebEnvironment = {
  readonly web: Started
  readonly home: string
  readonly slug: string
  /** Ends with the environment. */
  readonly add: (...given: Parameters<typeof start>) => Promise<Started>
}

/** `profile`: where a CPU profile of the web process goes; null for none. */
export async function withWebEnvironment<T>(
  pledges: number,
  profile: string | null,
  work: (environment: WebEnvironment) => Promise<T>,
): Promise<T> {
  const folder = makeFolder()
  const started: Started[] = []
  const add = async (...given: Parameters<typeof start>) => {
    const one = await start(...given)
    started.push(one)
    return one
  }
  try {
    const quiet = { DATA_DIR: folder, LOG_LEVEL: 'error' }
    const sandbox = await add('sandbox', 'src/sandbox/main.ts', { ...quiet, SANDBOX_PORT: '0' })
    const origin = String(sandbox.said.ready)
    const { db, slug } = makeCampaign(folder, pledges, origin)
    db.$client.close()
    const port = String(await freePort())
    // A proxy in front, as in production: each supporter comes from an address of their own.
    const settings = { ...quiet, PORT: port, SANDBOX_PORT: new URL(origin).port, TRUST_PROXY: '1' }
    const web = await add('web', 'src/web.ts', settings, profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [])
    return await work({ web, home: `http://127.0.0.1:${port}`, slug, add })
  } finally {
    await Promise.all(started.map(one => one.end()))
    clearFolder(folder)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

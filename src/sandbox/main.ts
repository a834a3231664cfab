import { ConfigError, readConfigAtStart } from '../config.ts'
import { prepareAssets } from '../http/assets.ts'
import { createLog, logTheRest } from '../lib/log.ts'
import { aborted, endSignal } from '../lib/stopping.ts'
import { startSandbox } from './server.ts'

/** The simulated networks, a process of their own. */
async function main(): Promise<void> {
  const end = endSignal()
  const { sandbox, dataDir, logLevel, x } = readConfigAtStart()
  const log = createLog('sandbox', logLevel)
  logTheRest(log)
  const apps = [{ key: x.key, secret: x.secret }]
  prepareAssets()
  const { port, mailPort } = sandbox
  const running = await startSandbox({ port, mailPort, dataDir, log, now: Date.now, apps }).catch(
    (error: NodeJS.ErrnoException & { port?: number }) => {
      if (error.code !== 'EADDRINUSE') throw error
      const setting = error.port === mailPort ? 'SANDBOX_MAIL_PORT' : 'SANDBOX_PORT'
      return problem(`Port ${error.port} on 127.0.0.1 is taken: end what runs there, or set ${setting} to another one.`)
    },
  )
  log.info({ url: running.url, mailPort: running.mailPort }, 'the sandbox is listening')
  process.send?.({ ready: running.url, mailPort: running.mailPort })
  await aborted(end)
  await running.close()
}

function problem(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

main().catch((error: unknown) => problem(error instanceof ConfigError ? error.message : String((error as Error).stack)))

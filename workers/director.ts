import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError, environmentWith, readConfigAtStart } from '../src/config.ts'
import { type Context, createContext } from '../src/context.ts'
import { hostMeant } from '../src/domain/ledger/kind.ts'
import { keepHashKeys } from '../src/domain/operation/keys/keyring.ts'
import { logTheRest } from '../src/lib/log.ts'
import { redisReady } from '../src/lib/redis-ready.ts'
import { RedisProblem } from '../src/lib/redis-refusal.ts'
import { endSignal } from '../src/lib/stopping.ts'
import { openMailer } from '../src/mail/transport/mailer.ts'
import { sharedSettings } from '../src/networks/registry.ts'
import { createRehearsalPostings } from '../src/networks/rehearsal.ts'
import { startChild } from '../src/supervisor/child.ts'
import { openDirector } from './open-director.ts'
import type { RehearsalHost } from './rehearsal-environment.ts'

/** Arms launches, hands batches to senders, settles what they report. One works; a second one waits to take over. */
async function main(): Promise<void> {
  const config = readConfigAtStart()
  if (!config.redisUrl) throw new ConfigError(['REDIS_URL: a director needs a Redis (npm start brings one of its own)'])
  const end = endSignal()
  const context = createContext(config, 'director')
  logTheRest(context.log)
  // `keys reseal` checks by it that a director has the newest key.
  keepHashKeys(context.db, context.box, context.now())
  if (!(await redisReady(config.redisUrl, context.log, end))) process.exit(0)
  const post = config.mail && openMailer(config.mail, { baseUrl: config.web.baseUrl, lang: config.defaultLanguage })
  const director = await openDirector(context, config.redisUrl, {
    post,
    rehearsalHost: rehearsalHost(context),
    settings: sharedSettings(config),
  })
  process.send?.({ ready: 'director' })
  await director.work(end)
  process.exit(0)
}

/** Each rehearsal runs on a sandbox of its own, even where another sandbox runs already. */
function rehearsalHost({ config, networks }: Context): RehearsalHost {
  const dataDir = resolve(config.dataDir)
  const folder = join(dataDir, 'rehearsal')
  return {
    postings: sandbox =>
      createRehearsalPostings(
        config,
        sandbox,
        hostMeant,
        (network, text) => networks.get(network)?.measure(text).length ?? text.length,
      ),
    open: async () => {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(join(folder, 'log'), { recursive: true })
      const env = environmentWith({ DATA_DIR: folder, SANDBOX_PORT: '0', SANDBOX_MAIL_PORT: '0', DEMO: '' })
      const entry = { name: 'rehearsal', file: 'src/sandbox/main.ts', env, logFile: join(folder, 'log/sandbox.log') }
      const running = await startChild(entry)
      return {
        url: String(running.ready),
        stop: async () => {
          await running.stop(2_000)
          rmSync(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError || error instanceof RedisProblem ? error.message : (error as Error).stack}\n`,
  )
  process.exit(1)
})

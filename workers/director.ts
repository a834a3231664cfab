import { ConfigError, readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { endSignal } from '../src/lib/run.ts'
import { openPostOffice } from '../src/mail/post-office.ts'
import { openDirector } from './direct.ts'

/** Arms launches, hands batches to senders, settles what they report. One works; a second one waits to take over. */
async function main(): Promise<void> {
  const config = readConfig()
  if (!config.redisUrl) throw new ConfigError(['REDIS_URL: a director needs a Redis (npm start brings one of its own)'])
  const end = endSignal()
  const context = createContext(config, 'director')
  const post = config.mail && openPostOffice(config.mail, config.web.baseUrl)
  const director = await openDirector(context, config.redisUrl, post)
  process.send?.({ ready: 'director' })
  await director.work(end)
  process.exit(0)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})

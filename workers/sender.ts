import { ConfigError, readConfigAtStart } from '../src/config.ts'
import { hostMeant } from '../src/domain/ledger/kind.ts'
import { heartbeat } from '../src/lib/heartbeat.ts'
import { createLog, logTheRest } from '../src/lib/log.ts'
import { redisReady } from '../src/lib/redis-ready.ts'
import { RedisProblem } from '../src/lib/redis-refusal.ts'
import { secretBox } from '../src/lib/secret-box.ts'
import { readSecretKeys } from '../src/lib/secret-key.ts'
import { aborted, endSignal } from '../src/lib/stopping.ts'
import { createPostings, sharedSettings } from '../src/networks/registry.ts'
import { createRehearsalPostings } from '../src/networks/rehearsal.ts'
import { startSender } from './start-sender.ts'

/** A sender knows Redis and the secret key, and nothing else of the installation. Run as many as wanted, anywhere. */
async function main(): Promise<void> {
  const config = readConfigAtStart()
  if (!config.redisUrl)
    throw new ConfigError(['REDIS_URL: a sender needs the Redis of its director (npm start brings one of its own)'])
  const log = createLog('sender', config.logLevel)
  logTheRest(log)
  const end = endSignal()
  if (!(await redisReady(config.redisUrl, log, end))) process.exit(0)
  const sender = await startSender({
    redisUrl: config.redisUrl,
    egress: config.egress,
    settings: sharedSettings(config),
    postings: createPostings(config),
    rehearsalPostings: sandbox => createRehearsalPostings(config, sandbox, hostMeant),
    box: secretBox(readSecretKeys(config.secretKeys, config.dataDir)),
    log,
    beat: heartbeat(config.heartbeatFile),
  })
  log.info({ sender: sender.id }, 'waiting for the director to let this sender in')
  process.send?.({ ready: sender.id })

  await aborted(end)
  log.info('draining')
  await sender.drain()
  process.exit(0)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError || error instanceof RedisProblem ? error.message : (error as Error).stack}\n`,
  )
  process.exit(1)
})

import type { Log } from './log.ts'
import { isBad, probeRedis } from './redis-check.ts'
import { type RedisFinding, RedisProblem } from './redis-refusal.ts'
import { sleep } from './stopping.ts'

const firstPauseMs = 250
const longestPauseMs = 10_000

/**
 * Waits until Redis answers, as long as that takes, or until `end`: false then. Throws RedisProblem, one line, when waiting does
 * not help.
 */
export async function redisReady(url: string, log: Log, end: AbortSignal): Promise<boolean> {
  for (let wait = firstPauseMs; !end.aborted; wait = Math.min(wait * 2, longestPauseMs)) {
    const seen = await probeRedis(url)
    if (seen.kind === 'answers') {
      refuseBad(seen.findings)
      for (const { what, todo } of seen.findings) log.warn({ todo }, what)
      return true
    }
    log.warn({ why: seen.why }, 'Redis does not answer: waiting for it')
    await sleep(wait, end)
  }
  return false
}

/** Throws RedisProblem unless Redis answers now and will do. */
export async function redisNow(url: string): Promise<void> {
  const seen = await probeRedis(url)
  if (seen.kind === 'away')
    throw new RedisProblem(
      `Redis does not answer at REDIS_URL (${seen.why}): start it, or set REDIS_URL to another one.`,
    )
  refuseBad(seen.findings)
}

function refuseBad(findings: readonly RedisFinding[]): void {
  const worst = findings.find(isBad)
  if (worst) throw new RedisProblem(redisSentence(worst))
}

/** Cause and remedy in one line. */
export const redisSentence = ({ what, todo }: RedisFinding) =>
  `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${todo}`

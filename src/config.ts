import { resolve } from 'node:path'
import { z } from 'zod'
import { langs } from './lib/lang.ts'
import { localUrl } from './lib/own-origin.ts'
import { makePrivate, whyNotForUs, whyNotOurs, writePrivately } from './lib/private-files.ts'
import { mailPortBeside } from './lib/sandbox-ports.ts'
import { address, count, moments, noMoments, origin, port, yes } from './lib/setting-types.ts'
import { blueskySettings, blueskyShape } from './networks/bluesky/settings.ts'
import { mastodonSettings, mastodonShape } from './networks/mastodon/settings.ts'
import { xContradictions, xSettings, xShape } from './networks/x/settings.ts'

/** Everything that can be set from outside, interpreted once. Only this file reads the environment. */
export type Config = ReturnType<typeof interpret>

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings need a look:\n${problems.map(problem => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/** Reads the environment. Throws one ConfigError with every problem in it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (bare(value) ? [[name, bare(value)]] : [])),
  )
  const read = Environment.safeParse(given)
  if (!read.success) throw new ConfigError(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  const problems = contradictions(read.data)
  if (problems.length > 0) throw new ConfigError(problems)
  return interpret(read.data)
}

/**
 * A value without what stands around it by accident: spaces, a line's end, the signs that browsers copy along, and the
 * quotes that a shell takes away and Docker's `--env-file` does not.
 */
function bare(value = ''): string {
  const inside = /^(["'])((?:(?!\1).)*)\1$/.exec(trimmed(value))?.[2]
  return trimmed(inside ?? value)
}

const trimmed = (value: string) => value.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, '')

/** The same at the start of a process that stays: what it keeps is its own user's alone. */
export function readConfigAtStart(): Config {
  writePrivately()
  const config = readConfig()
  const folder = resolve(config.dataDir)
  const unfit = whyNotForUs(folder)
  if (unfit !== null) throw new ConfigError([`DATA_DIR: ${unfit}`])
  makePrivate(folder)
  const why = whyNotOurs(folder)
  if (why !== null) throw new ConfigError([`DATA_DIR: ${why}`])
  return config
}

/** What a process started by this one is given: the same environment, and `more`. */
export const environmentWith = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...process.env, ...more })

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  WEB_PROCESSES: count.min(1).max(64).default(1),
  BASE_URL: origin.optional(),
  DEFAULT_LANGUAGE: z.enum(langs, `one of ${langs.join(', ')}`).default('en'),
  TRUST_PROXY: z.coerce.number('how many proxies stand in front, e.g. 1; 0 for none').int().min(0).default(0),
  DATA_DIR: z.string().default('./data'),
  SECRET_KEY: z.string().optional(),
  REDIS_URL: z
    .string()
    .regex(
      /^(rediss?:\/\/[^/\s]+(\/\d*)?(\?\S*)?|\/.+|[\w.-]+(:\d+)?)$/,
      'an address such as redis://user:password@host:6379/0, or the path of a unix socket',
    )
    .optional(),
  SANDBOX_PORT: port.default(4000),
  SANDBOX_MAIL_PORT: port.optional(),
  DEMO: yes.optional(),
  DEMO_SUPPORTERS: count.max(1_000_000).default(250),
  DEMO_LAUNCH_SECONDS: count.default(90),
  SENDERS: count.min(1).max(64).default(2),
  EGRESS: z.string().optional(),
  HEARTBEAT_FILE: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address such as smtps://user:password@mail.example.org' })
    .optional(),
  SMTP_PASSWORD_IN_CLEAR: yes.default(false),
  MAIL_FROM: z
    .string()
    .regex(/[^\s@<>]+@[^\s@<>]+/, 'an address such as Thunderclap <thunderclap@example.org>')
    .optional(),
  MAIL_PER_SECOND: count.min(1).max(1_000).default(20),
  ...xShape,
  ...blueskyShape,
  ...mastodonShape,
  REACH_ROUNDS: noMoments.or(moments).optional(),
  REACH_BUDGET: z.coerce.number('an amount in US dollars, e.g. 50').min(0).default(50),
  CONGRESS_MEMBERS_URL: address.default('https://unitedstates.github.io/congress-legislators/legislators-current.json'),
  CONGRESS_OFFICES_URL: address.default(
    'https://unitedstates.github.io/congress-legislators/legislators-district-offices.json',
  ),
  CONGRESS_ZIPS_URL: address.default(
    'https://raw.githubusercontent.com/OpenSourceActivismTech/us-zipcodes-congress/master/zccd.csv',
  ),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export const settingNames: readonly string[] = Object.keys(Environment.shape)

function contradictions(env: z.infer<typeof Environment>): string[] {
  const problems = xContradictions(env)
  if (env.SECRET_KEY?.split(',').some(key => Buffer.from(key.trim(), 'base64url').length !== 32))
    problems.push('SECRET_KEY: 32 random bytes in base64url (several keys: commas between)')
  if (!env.BASE_URL && localUrl(env.HOST, env.PORT) === null)
    problems.push('HOST: a name or an address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0')
  if (env.SMTP_URL && !env.MAIL_FROM) problems.push('MAIL_FROM: say who mail through SMTP_URL comes from')
  if (env.DEMO && !isOnSandbox(env))
    problems.push('DEMO is for the sandbox only: leave it out when a real network is configured')
  return problems
}

/** Nothing real is configured. */
const isOnSandbox = (env: z.infer<typeof Environment>) => !env.X_API_KEY && !env.BLUESKY && !env.MASTODON

function interpret(env: z.infer<typeof Environment>) {
  const sandboxUrl = `http://127.0.0.1:${env.SANDBOX_PORT}`
  const onSandbox = isOnSandbox(env)
  const baseUrl = env.BASE_URL?.origin ?? localUrl(env.HOST, env.PORT) ?? ''
  return {
    web: {
      host: env.HOST,
      port: env.PORT,
      processes: env.WEB_PROCESSES,
      baseUrl,
      /** As it was given, where `baseUrl` is written in another way. */
      rewritten: env.BASE_URL && env.BASE_URL.origin !== env.BASE_URL.typed ? env.BASE_URL.typed : null,
      /** Whether somebody said where this site stands; else it was made up of HOST and PORT. */
      isPlaced: env.BASE_URL !== undefined,
      trustProxy: env.TRUST_PROXY,
    },
    defaultLanguage: env.DEFAULT_LANGUAGE,
    dataDir: env.DATA_DIR,
    secretKeys: env.SECRET_KEY?.split(',').map(key => key.trim()) ?? null,
    redisUrl: env.REDIS_URL ?? null,
    sandbox: { port: env.SANDBOX_PORT, mailPort: mailPortOf(env), url: sandboxUrl, inUse: onSandbox },
    demo: {
      on: onSandbox && (env.DEMO ?? true),
      supporters: env.DEMO_SUPPORTERS,
      launchSeconds: env.DEMO_LAUNCH_SECONDS,
    },
    senders: env.SENDERS,
    egress: env.EGRESS ?? null,
    heartbeatFile: env.HEARTBEAT_FILE ?? null,
    mail: mailOf(env, onSandbox),
    x: xSettings(env, sandboxUrl, onSandbox || !!env.X_API_KEY),
    bluesky: blueskySettings(env, onSandbox ? sandboxUrl : null, baseUrl),
    mastodon: mastodonSettings(env, onSandbox ? sandboxUrl : null, baseUrl),
    reach: {
      roundsMs: env.REACH_ROUNDS ?? moments.parse(onSandbox ? quickRounds : usualRounds),
      budget: env.REACH_BUDGET,
    },
    congress: { members: env.CONGRESS_MEMBERS_URL, offices: env.CONGRESS_OFFICES_URL, zips: env.CONGRESS_ZIPS_URL },
    logLevel: env.LOG_LEVEL,
  } as const
}

const usualRounds = '15m,1h,6h,1d,2d,3d,4d,5d,6d,7d'
/** On the sandbox, whose clock of figures runs fast, a newcomer sees them grow. */
const quickRounds = '20s,1m,2m,5m,15m,1h'

/** Null: nothing can be mailed. On the sandbox it goes into its mailbox. */
function mailOf(env: z.infer<typeof Environment>, onSandbox: boolean) {
  const from = env.MAIL_FROM ?? 'Thunderclap <thunderclap@localhost>'
  const perSecond = env.MAIL_PER_SECOND
  const clearPassword = env.SMTP_PASSWORD_IN_CLEAR
  if (env.SMTP_URL) return { url: env.SMTP_URL, from, perSecond, clearPassword, toSandbox: false } as const
  return onSandbox ? ({ url: `smtp://127.0.0.1:${mailPortOf(env)}`, from, perSecond, toSandbox: true } as const) : null
}

const mailPortOf = ({ SANDBOX_PORT: port, SANDBOX_MAIL_PORT: given }: z.infer<typeof Environment>): number =>
  given ?? (port === 0 ? 0 : mailPortBeside(port))

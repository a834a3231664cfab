import { resolve } from 'node:path'
import { z } from 'zod'
import { langs } from './lib/lang.ts'
import { localUrl, readOrigin } from './lib/own-origin.ts'
import { makePrivate, whyNotForUs, whyNotOurs, writePrivately } from './lib/private-files.ts'

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

const port = z.coerce.number('a port number, e.g. 3000').int().min(0).max(65_535)
const address = z.url('an address such as https://example.org').transform(text => text.replace(/\/+$/, ''))
/** Of this site: scheme, host and port. */
const origin = z.string().transform((typed, ctx) => {
  const read = readOrigin(typed)
  if (read.kind === 'origin') return { typed, origin: read.origin }
  ctx.addIssue({ code: 'custom', message: read.why })
  return z.NEVER
})
const yes = z
  .enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'], 'say on or off')
  .transform(word => ['1', 'true', 'yes', 'on'].includes(word))
/** `3000/300`: so many requests in so many seconds. */
const rate = z
  .string()
  .regex(/^[1-9]\d*\/[1-9]\d*$/, 'requests and seconds, e.g. 3000/300')
  .transform(text => text.split('/').map(Number) as [number, number])
  .transform(([requests, seconds]) => ({ requests, ms: seconds * 1_000 }))
/** Keys and tokens as networks show them; anything else came along when they were copied. */
const credential = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'has a space or a strange sign in it: copy it again')
  .optional()
const count = z.coerce.number('a whole number').int().min(0)

const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
/** `15m,1h,6h,1d`: moments after T0, in ms. */
const moments = z
  .string()
  .regex(/^\d+[smhd](\s*,\s*\d+[smhd])*$/, 'times after the launch with commas between, e.g. 15m,1h,6h,1d; or none')
  .transform(text => text.split(',').map(one => one.trim()))
  .transform(all => all.map(one => Number(one.slice(0, -1)) * unitsMs[one.slice(-1) as keyof typeof unitsMs]))
  .transform(all => [...new Set(all)].sort((one, other) => one - other))
const noMoments = z.literal('none').transform((): number[] => [])

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
  X_API_KEY: credential,
  X_API_SECRET: credential,
  X_TEXT_RULE: z.enum(['own-words', 'samples'], 'say own-words or samples').optional(),
  X_API_URL: address.optional(),
  X_OAUTH_URL: address.optional(),
  X_HOST_IN_FLIGHT: count.min(1).max(65_536).default(1_024),
  X_HOST_PER_SECOND: count.min(1).optional(),
  X_HOST_WINDOW: rate.optional(),
  X_APP_DAILY_LIMIT: count.optional(),
  X_CREDIT: z.coerce.number('an amount in US dollars, e.g. 250').min(0).optional(),
  X_BEARER_TOKEN: credential,
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

function contradictions(env: z.infer<typeof Environment>): string[] {
  const problems: string[] = []
  if (!!env.X_API_KEY !== !!env.X_API_SECRET)
    problems.push('X_API_KEY and X_API_SECRET belong together: set both, or neither')
  if (env.SECRET_KEY?.split(',').some(key => Buffer.from(key.trim(), 'base64url').length !== 32))
    problems.push('SECRET_KEY: 32 random bytes in base64url (several keys: commas between)')
  if (!env.BASE_URL && localUrl(env.HOST, env.PORT) === null)
    problems.push('HOST: a name or an address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0')
  if (env.SMTP_URL && !env.MAIL_FROM) problems.push('MAIL_FROM: say who mail through SMTP_URL comes from')
  if (env.DEMO && env.X_API_KEY)
    problems.push('DEMO is for the sandbox only: leave it out when a real network is configured')
  return problems
}

function interpret(env: z.infer<typeof Environment>) {
  const sandboxUrl = `http://127.0.0.1:${env.SANDBOX_PORT}`
  const onSandbox = !env.X_API_KEY
  return {
    web: {
      host: env.HOST,
      port: env.PORT,
      processes: env.WEB_PROCESSES,
      baseUrl: env.BASE_URL?.origin ?? localUrl(env.HOST, env.PORT) ?? '',
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
    x: xSettings(env, sandboxUrl),
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

/** What X bills for reading a post, once per UTC day (docs.x.com, 2026-08). */
const xPostReadPrice = 0.005

/** What X bills for reading an account, once per UTC day (docs.x.com, 2026-08). */
const xUserReadPrice = 0.01

/** X documents 10,000 posts in 24 hours an app (docs.x.com, 2026-08), and nothing about an address. */
const xPostsADay = 10_000
const dayMs = 86_400_000

function xSettings(env: z.infer<typeof Environment>, sandboxUrl: string) {
  const onSandbox = !env.X_API_KEY
  const posts = env.X_APP_DAILY_LIMIT ?? (onSandbox ? null : xPostsADay)
  return {
    key: env.X_API_KEY ?? 'sandbox',
    secret: env.X_API_SECRET ?? 'sandbox-secret',
    apiUrl: env.X_API_URL ?? (onSandbox ? sandboxUrl : 'https://api.x.com'),
    oauthUrl: env.X_OAUTH_URL ?? env.X_API_URL ?? (onSandbox ? sandboxUrl : 'https://api.x.com'),
    textRule: env.X_TEXT_RULE ?? (onSandbox ? ('samples' as const) : ('own-words' as const)),
    limits: {
      inFlight: env.X_HOST_IN_FLIGHT,
      perSecond: env.X_HOST_PER_SECOND ?? null,
      window: env.X_HOST_WINDOW ?? null,
    },
    appLimit: posts === null ? null : { posts, ms: dayMs },
    userReadPrice: onSandbox ? 0 : xUserReadPrice,
    postReadPrice: onSandbox ? 0 : xPostReadPrice,
    /** App-only; null: asked for with key and secret. */
    bearer: env.X_BEARER_TOKEN ?? null,
    /** US dollars that the operator says there are at X; null when they say nothing. */
    credit: env.X_CREDIT ?? null,
  } as const
}

/** Null: nothing can be mailed. On the sandbox it goes into its mailbox. */
function mailOf(env: z.infer<typeof Environment>, onSandbox: boolean) {
  const from = env.MAIL_FROM ?? 'Thunderclap <thunderclap@localhost>'
  const perSecond = env.MAIL_PER_SECOND
  const clearPassword = env.SMTP_PASSWORD_IN_CLEAR
  if (env.SMTP_URL) return { url: env.SMTP_URL, from, perSecond, clearPassword, toSandbox: false } as const
  return onSandbox ? ({ url: `smtp://127.0.0.1:${mailPortOf(env)}`, from, perSecond, toSandbox: true } as const) : null
}

/** 25 is the port of mail: 4025 beside 4000. */
function mailPortOf({ SANDBOX_PORT: port, SANDBOX_MAIL_PORT: given }: z.infer<typeof Environment>): number {
  if (given !== undefined || port === 0) return given ?? 0
  return port + 25 > 65_535 ? port - 25 : port + 25
}

import { format } from 'node:util'
import pino, { type Logger } from 'pino'
import { limitLog } from './log-limit.ts'

export type Log = Logger

/** JSON lines on standard error, under a megabyte a minute; never a secret link, cookie, token or password. */
export function createLog(process: string, level = 'info'): Log {
  // Standard error may be a file on a disk that is full: what cannot be written is kept up to here, and then dropped.
  const output = pino.destination({ dest: 2, sync: true, maxLength: 1_048_576 })
  output.on('error', () => {})
  const limited = limitLog(line => output.write(line))
  setInterval(limited.sumUp, 60_000).unref()
  return pino(
    {
      base: { process },
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.authorization', '*.cookie', '*.password', '*.token', '*.secret', '*.grant', '*.sealed'],
        censor: '…',
      },
      serializers: { err: told },
    },
    limited,
  )
}

/** What an error says of itself: libraries hang whole requests on theirs, with passwords and texts. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  return { type: error.name, message: error.message, code, stack: error.stack, cause: cause && told(cause) }
}

/**
 * What nobody caught, and what libraries print, goes into the log as well, and so has its limits. Nobody knows what an uncaught
 * error has left behind: the process ends, and whoever looks after it starts it again.
 */
export function logTheRest(log: Log): void {
  const uncaught = (error: unknown) => {
    log.fatal({ err: error }, 'uncaught')
    process.exit(1)
  }
  process.on('uncaughtException', uncaught)
  process.on('unhandledRejection', uncaught)
  console.warn = (...said: unknown[]) => log.warn(printed(said))
  console.error = (...said: unknown[]) => log.error(printed(said))
}

/** An error by its stack alone: printed whole it shows the command it was about, a password among them. */
const printed = (said: readonly unknown[]) => format(...said.map(one => (one instanceof Error ? one.stack : one)))

/** Where addresses are secrets themselves, by their first part. */
export const secretAddresses = [
  'p',
  'r',
  'preview',
  'invitation',
  'first-run',
  'password-reset',
  'unsubscribe',
  'mailbox',
] as const
const secretPath = new RegExp(`^/+(${secretAddresses.join('|')})/+[^/?]+`, 'i')

/** The path of a request as it may be logged: secret links keep only their beginning, however they are written. */
export const loggedPath = (path: string) => path.replace(secretPath, '/$1/…').replace(/\?.*$/s, '')

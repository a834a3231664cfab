import pino, { type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard error; never a secret link, cookie, token or password. */
export function createLog(process: string, level = 'info'): Log {
  // Standard error may be a file on a disk that is full: what cannot be written is kept up to here, and then dropped.
  const output = pino.destination({ dest: 2, sync: true, maxLength: 1_048_576 })
  output.on('error', () => {})
  return pino(
    {
      base: { process },
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.authorization', '*.cookie', '*.password', '*.token', '*.secret', '*.grant', '*.sealed'],
        censor: '…',
      },
      serializers: { err: pino.stdSerializers.err },
    },
    output,
  )
}

/** Where addresses are secrets themselves, by their first part. */
export const secretAddresses = [
  'p',
  'r',
  'reminder-address',
  'preview',
  'invitation',
  'first-run',
  'password-reset',
  'unsubscribe',
] as const
const secretPath = new RegExp(`^/+(${secretAddresses.join('|')})/+[^/?]+`, 'i')

/** The path of a request as it may be logged: secret links keep only their beginning, however they are written. */
export const loggedPath = (path: string) => path.replace(secretPath, '/$1/…').replace(/\?.*$/s, '')

import type { MailOutcome } from '../domain/mail/outcome.ts'

/**
 * What a failure means. The server's own answer decides where there is one, also the one to the content (RFC 5321: 4xx
 * and 5xx say that it has not taken it). Without one it depends on whether content had begun to leave.
 */
export function failureOf(error: unknown, begun: boolean): Exclude<MailOutcome, { kind: 'sent' }> {
  const { code, responseCode, command, response, message } = error as Partial<Failure>
  const reason = withoutAddresses(response ?? message ?? String(error))
  const aboutTheMail = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA' || code === 'EENVELOPE'
  if (responseCode !== undefined && responseCode >= 400)
    // A 5xx to HELO or to our password is about us and the server: it may be set right while the mail waits.
    return { kind: responseCode >= 500 && aboutTheMail ? 'refused' : 'not-sent', reason }
  // An address that no server can be asked about.
  if (!begun && code === 'EENVELOPE') return { kind: 'refused', reason }
  return { kind: begun ? 'unknown' : 'not-sent', reason }
}

type Failure = {
  readonly code: string
  readonly responseCode: number
  readonly command: string
  readonly response: string
  readonly message: string
}

/** Servers like to repeat the address, and reasons are shown and kept. */
const withoutAddresses = (text: string) =>
  text
    .replace(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300)

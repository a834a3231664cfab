import type { MailOutcome } from '../../domain/mail/outcome.ts'
import { aboutTheSender, type MailFailure, mailTrouble } from './problem.ts'

/**
 * What a failure means. The server's own answer decides where there is one, also the one to the content (RFC 5321: 4xx
 * and 5xx say that it has not taken it). Without one it depends on whether content had begun to leave.
 */
export function failureOf(error: unknown, begun: boolean, url: string): Exclude<MailOutcome, { kind: 'sent' }> {
  const failure = error as Partial<MailFailure>
  const { code, responseCode, command } = failure
  const reason = failureReason(failure, url)
  const aboutTheMail = command === 'RCPT TO' || command === 'DATA' || code === 'EENVELOPE'
  if (responseCode !== undefined && responseCode >= 400) {
    // A 5xx to HELO, to our password or to the sender is about us and the server: it may be set right while the mail waits.
    const refuses = responseCode >= 500 && aboutTheMail && !aboutTheSender(failure)
    return { kind: refuses ? 'refused' : 'not-sent', reason }
  }
  // An address that no server can be asked about.
  if (!begun && code === 'EENVELOPE') return { kind: 'refused', reason }
  return { kind: begun ? 'unknown' : 'not-sent', reason }
}

/** What is wrong in our words, where we know it, and then in those of the server. */
function failureReason(failure: Partial<MailFailure>, url: string): string {
  const said = withoutAddresses(failure.response ?? failure.message ?? String(failure))
  const trouble = mailTrouble(failure, url)
  return trouble ? `${trouble.what} (${said})` : said
}

/** Servers like to repeat the address, and reasons are shown and kept. */
export const withoutAddresses = (text: string) =>
  text
    // A server may say as much as it likes, and addresses are looked for in quadratic time.
    .slice(0, 2_000)
    .replace(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300)

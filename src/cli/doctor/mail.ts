import type { Config } from '../../config.ts'
import { verifyMailer } from '../../mail/transport/verify.ts'
import type { DoctorFinding } from './finding.ts'

/** Greets the mail server, signs in, and asks whether it takes our sender; sends nothing. */
export async function checkMail({ mail, sandbox }: Config): Promise<DoctorFinding> {
  if (!mail)
    return {
      state: 'warn',
      what: 'no mail server is set up: nothing can be mailed',
      todo: 'Set SMTP_URL and MAIL_FROM.',
    }
  const trouble = await verifyMailer(mail)
  const server = new URL(mail.url).host
  if (!mail.toSandbox)
    return trouble === null
      ? { state: 'ok', what: `the mail server ${server} lets us in; mail comes from ${mail.from}` }
      : { state: 'bad', what: `mail through ${server}: ${trouble.what}`, todo: trouble.todo }
  return trouble === null
    ? { state: 'ok', what: `mail stays on this machine, in the mailbox at ${sandbox.url}/mailbox` }
    : {
        state: 'warn',
        what: `the sandbox's mailbox: ${trouble.what}`,
        todo: 'It is not running, or SANDBOX_MAIL_PORT is another.',
      }
}

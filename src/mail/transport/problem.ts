/** What stands between us and the mail server, in words, and what to do. Not about one mail. */
export type MailTrouble = { readonly what: string; readonly todo: string }

export type MailFailure = {
  readonly code: string
  readonly responseCode: number
  readonly command: string
  readonly response: string
  readonly message: string
}

type Row = readonly [when: (failure: Partial<MailFailure>, url: URL) => boolean, what: string, todo: string]

const says = (pattern: RegExp) => (failure: Partial<MailFailure>) => pattern.test(failure.message ?? '')

/** The first that applies. Codes and sentences are those of nodemailer and of OpenSSL. */
const rows: readonly Row[] = [
  [
    says(/wrong version number|packet length too long|record layer failure|unknown protocol|http request/i),
    'the server does not speak TLS from the first byte on this port',
    'Begin SMTP_URL with smtp:// (STARTTLS, usually port 587) instead of smtps:// (usually 465).',
  ],
  [
    says(/certificate|altnames|self[- ]signed|unable to (get|verify)/i),
    'the certificate of the server is not trusted here',
    'Use the name in the certificate in SMTP_URL, or name its authority in NODE_EXTRA_CA_CERTS.',
  ],
  [
    ({ code, command, message = '' }) =>
      (code === 'ETLS' && command === 'STARTTLS') || message.startsWith('EHLO failed but HELO'),
    'the server offers no encryption (STARTTLS), so the password was not sent',
    'Use its port with TLS (smtps://, usually 465). SMTP_PASSWORD_IN_CLEAR=on sends it where everybody on the way can read it.',
  ],
  [
    ({ code, command = '', responseCode }) =>
      code === 'EAUTH' || command.startsWith('AUTH') || responseCode === 530 || responseCode === 535,
    'the server does not take the user name and the password',
    'Correct them in SMTP_URL; what is special in an address is percent-encoded there (@ is %40). Some providers ask for an app password.',
  ],
  [
    aboutTheSender,
    'the server does not take mail from this sender',
    'Set MAIL_FROM to an address that this user may send from.',
  ],
  [
    ({ message = '' }, { protocol, port }) =>
      protocol === 'smtp:' && (port === '465' || /Greeting never received/.test(message)),
    'the server does not greet: it may wait for TLS from the first byte',
    'Begin SMTP_URL with smtps:// where the port is one for that (usually 465).',
  ],
  [
    ({ code, message = '' }) =>
      code === 'EDNS' ||
      /ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|no answer/.test(`${code} ${message}`),
    'the server cannot be reached',
    'See host and port in SMTP_URL, and whether this machine may reach them: many providers shut port 25, and 587 or 465 work.',
  ],
]

export function mailTrouble(failure: Partial<MailFailure>, url: string): MailTrouble | null {
  const row = rows.find(([when]) => when(failure, new URL(url)))
  return row ? { what: row[1], todo: row[2] } : null
}

/** Many servers refuse the sender only after the recipient, or after the content. */
export function aboutTheSender({ command, responseCode = 0, response = '' }: Partial<MailFailure>): boolean {
  if (responseCode < 400) return false
  return (
    command === 'MAIL FROM' ||
    /\bsender (address|verify)|not owned by|send as|SendAsDenied|from (address|header)/i.test(response)
  )
}

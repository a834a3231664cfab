export type MailSettings = {
  readonly url: string
  readonly from: string
  /** Whether the password may cross the network where everybody can read it. */
  readonly clearPassword?: boolean
}

/**
 * How the server of `SMTP_URL` is spoken to. A password leaves this machine encrypted or not at all: the address can turn
 * that off nowhere, as the library would let it.
 */
export function mailServerOf({ url, clearPassword = false }: MailSettings) {
  const address = new URL(url)
  if (!mustEncrypt(address) || clearPassword) return { url }
  for (const name of [...address.searchParams.keys()])
    if (/^(require|ignore|opportunistic)tls$/i.test(name)) address.searchParams.delete(name)
  return { url: address.href, requireTLS: true }
}

const mustEncrypt = ({ protocol, username, password, hostname }: URL) =>
  protocol === 'smtp:' && (username !== '' || password !== '') && !isThisMachine(hostname)

const isThisMachine = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host)

import { createHmac } from 'node:crypto'
import OAuth from 'oauth-1.0a'

/** The signature a header carries, and the one an independent library puts to what the header claims to have signed. */
export function signatures(
  header: string,
  app: { key: string; secret: string },
  tokenSecret: string,
  method: string,
  url: string,
): { given: string | undefined; right: string } {
  const fields = Object.fromEntries(
    [...header.matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      decodeURIComponent(value ?? ''),
    ]),
  )
  const { oauth_signature: given, ...signed } = fields
  const oauth = new OAuth({
    consumer: { key: app.key, secret: app.secret },
    signature_method: 'HMAC-SHA1',
    hash_function: (base, key) => createHmac('sha1', key).update(base).digest('base64'),
  })
  return { given, right: oauth.getSignature({ url, method }, tokenSecret, signed as unknown as OAuth.Data) }
}

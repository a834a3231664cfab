import { createHmac, timingSafeEqual } from 'node:crypto'
import OAuth from 'oauth-1.0a'
import { formOf, type SandboxRequest } from '../../http/request.ts'

export type OauthParams = Readonly<Record<string, string>>

/** The `oauth_…` parameters of an Authorization header; null when it is of another kind. */
export function oauthParams(header: string | undefined): OauthParams | null {
  if (!header?.startsWith('OAuth ')) return null
  const params: Record<string, string> = {}
  for (const [, name = '', value = ''] of header.matchAll(/([A-Za-z0-9_.~%-]+)="([^"]*)"/g)) {
    const read = decoded(value)
    if (read === null || name in params) return null
    params[name] = read
  }
  delete params.realm
  return params
}

/**
 * Whether the req was signed with these secrets (HMAC-SHA1). The signature is computed by `oauth-1.0a`, which shares no
 * code with the library that signs on our side.
 */
export function isSigned(
  req: SandboxRequest,
  oauth: OauthParams,
  key: string,
  secret: string,
  tokenSecret: string,
): boolean {
  const { oauth_signature: given = '', ...signed } = oauth
  const url = `http://${req.headers.host}${req.path}`
  const request = { method: req.method, url, data: { ...signedFields(req) } }
  const expected = signer(key, secret).getSignature(request, tokenSecret, signed as unknown as OAuth.Data)
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Query and form fields; what is there twice becomes a list. */
function signedFields(req: SandboxRequest): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of [...req.query, ...formOf(req)]) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

function signer(key: string, secret: string): OAuth {
  const known = signers.get(key)
  if (known && known.consumer.secret === secret) return known
  const made = new OAuth({
    consumer: { key, secret },
    signature_method: 'HMAC-SHA1',
    hash_function: (base, signingKey) => createHmac('sha1', signingKey).update(base).digest('base64'),
  })
  signers.set(key, made)
  return made
}

const signers = new Map<string, OAuth>()

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

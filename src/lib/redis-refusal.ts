/** `bad`: Thunderclap cannot work with this Redis until somebody does what `todo` says. `warn`: it works, but worse. */
export type RedisFinding = { readonly state: 'bad' | 'warn'; readonly what: string; readonly todo: string }

/** Something about Redis stands in the way. The message is one line and says what to do. */
export class RedisProblem extends Error {}

/** Before every key and channel of ours. */
export const redisPrefix = 'thunderclap'

/** The least that an ACL user must be allowed; docs/operating.md says the same. */
export const leastRights = `~${redisPrefix}:* &${redisPrefix}:* +@all -@admin -@dangerous +info`

type Refusal = readonly [pattern: RegExp, what: string, todo: string]

/** What stays as it is until somebody changes it, by the code or the words of the error. `$1` is what the pattern caught. */
const refusals: readonly Refusal[] = [
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)\b/,
    'the certificate of Redis is not trusted here',
    'Set NODE_EXTRA_CA_CERTS to a file with the certificate of the authority that signed it, for this process too.',
  ],
  [
    /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)/,
    'the certificate of Redis is not valid today',
    'Renew it; look at both clocks.',
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
    'the certificate of Redis is for another name',
    'Put the name that stands in the certificate into REDIS_URL.',
  ],
  [
    /ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|HANDSHAKE_FAILURE)/,
    'Redis asks for a certificate of ours, which Thunderclap has none of',
    'Set tls-auth-clients no in Redis, and a password.',
  ],
  [
    /WRONGPASS|ERR invalid password/,
    'Redis refuses the user name or the password in REDIS_URL',
    'Correct them; what is special in an address is percent-encoded there (@ is %40).',
  ],
  [/NOAUTH/, 'Redis asks for a password', 'Put it into REDIS_URL: redis://user:password@host:6379.'],
  [
    /^DENIED|protected mode/,
    'Redis is in protected mode and takes nobody from another machine',
    'Give it a password (requirepass), and put that into REDIS_URL.',
  ],
  [
    /not allowed in cluster mode|\b(?:MOVED|ASK|CROSSSLOT|CLUSTERDOWN)\b/,
    'this Redis is part of a cluster',
    'Thunderclap needs a single server: set cluster-enabled no, or set REDIS_URL to another one.',
  ],
  [
    /(?:DB index is out of range|invalid DB index)/,
    'Redis has no database of the number in REDIS_URL',
    'Set a lower one, or raise `databases`.',
  ],
  [
    /NOPERM.* channel|can't access at least one of the channels/,
    `the Redis user may not use the channels ${redisPrefix}:*`,
    `Allow them: ACL SETUSER <user> ${leastRights}`,
  ],
  [
    /NOPERM.* key|can't access at least one of the keys/,
    `the Redis user may not use the keys ${redisPrefix}:*`,
    `Allow them: ACL SETUSER <user> ${leastRights}`,
  ],
  [
    /NOPERM.*'(\S+)' command|NOPERM|can't run this command/,
    'the Redis user may not run every command that is needed ($1)',
    `Allow them: ACL SETUSER <user> ${leastRights}`,
  ],
  [/READONLY/, 'this Redis is a read-only replica', 'Set REDIS_URL to the primary.'],
  [/\bOOM\b/, 'Redis is out of memory', 'Raise its maxmemory, or clear it of what others keep there.'],
  [/MISCONF/, 'Redis cannot save to its disk, and takes nothing new', 'Make room there; its log says more.'],
  [
    /NOREPLICAS/,
    'Redis has fewer replicas than it wants, and takes nothing new',
    'Start them, or lower min-replicas-to-write.',
  ],
  [
    /unknown command/i,
    'this Redis does not have every command that is needed',
    'Use Redis or Valkey 6.2 or later, with no command renamed.',
  ],
]

/** What an error of Redis or of the way to it means, where waiting does not help; null where it may. */
export function redisRefusal(error: Error & { readonly code?: unknown }): RedisFinding | null {
  const said = `${typeof error.code === 'string' ? `${error.code} ` : ''}${error.message}`
  for (const [pattern, what, todo] of refusals) {
    const found = pattern.exec(said)
    if (found) return { state: 'bad', what: what.replace(/ \(\$1\)/, found[1] ? ` (${found[1]})` : ''), todo }
  }
  return null
}

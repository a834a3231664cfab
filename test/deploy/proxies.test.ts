import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { secretAddresses } from '../../src/lib/log.ts'
import { ownAddress } from '../../src/lib/own-answer.ts'
import { table } from '../support/route-table.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const nginx = read('deploy/nginx.conf')
const caddy = read('deploy/Caddyfile')

/** What stands in a proxy's log for a path. nginx looks at the path alone, Caddy at all of the address. */
const loggedBy: Readonly<Record<string, (address: string) => string>> = {
  nginx: address => {
    const path = address.replace(/\?.*$/, '')
    const rules = [...nginx.matchAll(/^ {2}~(\^\S+) [$]\w+;$/gm)].map(found => new RegExp(found[1] ?? ''))
    expect(rules).toHaveLength(2)
    return rules.flatMap(rule => rule.exec(path)?.[1] ?? []).at(0) ?? '/'
  },
  Caddy: address => {
    const rule = /request>uri regexp "(.+)" "\$1"$/m.exec(caddy)?.[1]
    return address.replace(new RegExp(rule ?? '('), '$1')
  },
}

describe.each(Object.entries(loggedBy))('the log of %s', (_, logged) => {
  test('holds no secret link, however it is written', () => {
    const secret = table.map(({ path }) => path).filter(path => /:(receipt|token|secret)\b/.test(path))
    // Links of older mails stand under /r and lead on, before the table.
    expect(new Set([...secret.map(path => path.split('/')[1]), 'r'])).toEqual(new Set(secretAddresses))
    for (const path of [...secret, ...secretAddresses.map(first => `/${first}/:token`)])
      for (const spell of [
        path,
        path.toUpperCase(),
        `/${path}`,
        path.replace('/:', '%2F:'),
        `/c/..${path}`,
        `${path}/?a`,
      ])
        expect(logged(spell.replace(/:\w+/g, 'S3cret'))).not.toContain('S3cret')
  })

  test('holds nothing after a question mark: what X says at sign-in stands there', () => {
    for (const path of ['/auth/x/callback', '/c/free-speech', '/'])
      expect(logged(`${path}?oauth_verifier=S3cret`)).not.toContain('S3cret')
  })

  test('holds public addresses whole', () => {
    for (const path of ['/c/free-speech', '/c/free-speech/reach.json', '/pictures/a1-800.avif', '/'])
      expect(logged(path)).toBe(path)
  })
})

test('errors, which would hold whole requests, are not logged by nginx and are logged by the same rule in Caddy', () => {
  const servers = nginx.split(/^server \{$/m).slice(1)
  expect(servers).toHaveLength(2)
  for (const server of servers) expect(server).toMatch(/^ {2}error_log \/dev\/null;$/m)
  // A log of the site's own would have rules of its own.
  expect(caddy.split('\n').filter(line => /^\tlog\b/.test(line))).toEqual(['\tlog {', '\tlog'])
})

test('visitors are in neither log', () => {
  expect(/^log_format [\s\S]+?;$/m.exec(nginx)?.[0]).not.toMatch(/remote_|forwarded|http_/)
  for (const field of ['headers', 'remote_ip', 'client_ip']) expect(caddy).toContain(`request>${field} delete`)
})

/** What the site itself asks for from outside, and what servers of networks read. */
const forNetworks = [ownAddress, '/client-metadata.json', '/jwks.json']

test('what is for operators is refused to the public, in every spelling that a route takes', () => {
  const mine = table.flatMap(({ stage, path }) => (stage === 'operator' && !forNetworks.includes(path) ? [path] : []))
  expect(mine).toContain('/metrics')
  const ofNginx = new RegExp(/location ~\* (\S+) \{\n {4}return 403;/.exec(nginx)?.[1] ?? '(', 'i')
  const ofCaddy = new RegExp(/@operator path_regexp \(\?i\)(\S+)\n\trespond @operator 403/.exec(caddy)?.[1] ?? '(', 'i')
  for (const rule of [ofNginx, ofCaddy]) {
    for (const path of mine) for (const one of [path, path.toUpperCase(), `${path}/`]) expect(one).toMatch(rule)
    for (const path of ['/', '/c/metrics', '/metrics-of-a-campaign', ...forNetworks]) expect(path).not.toMatch(rule)
  }
})

test('a visitor cannot choose their address', () => {
  expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
  expect(nginx).not.toContain('$proxy_add_x_forwarded_for')
  expect(nginx).toContain('proxy_set_header X-Forwarded-Proto $scheme;')
  expect(caddy.replace(/^\s*#.*$/gm, '')).not.toContain('trusted_proxies')
})

test('the live board streams through, and is not cut between two signs of life', () => {
  const stream = /location ~\* (\S+) \{\n {4}proxy_buffering off;/.exec(nginx)?.[1] ?? '('
  const live = table.find(({ path }) => path.endsWith('/events'))?.path ?? ''
  expect(live.replace(':slug', 'free-speech')).toMatch(new RegExp(stream))
  const silenceMs = Number(
    /heartbeatMs = ([\d_]+)/.exec(read('src/pages/launch/board/streams.ts'))?.[1]?.replace('_', ''),
  )
  const patience = Number(/proxy_read_timeout (\d+)s;/.exec(nginx)?.[1])
  expect(patience * 1_000).toBeGreaterThan(2 * silenceMs)
})

test('the largest file that a page takes gets through', () => {
  const sizes = ['src/pages/campaign/editor/picture-handlers.tsx', 'src/domain/campaign/file/campaign-file.ts'].map(
    file => Number(/ytesAtMost = ([\d_]+)/.exec(read(file))?.[1]?.replaceAll('_', '')),
  )
  const limits = [
    /client_max_body_size (\d+)m;\n {4}proxy_pass/.exec(nginx),
    /max_size (\d+)MB\n\t\}\n\t@others/.exec(caddy),
  ]
  for (const limit of limits) expect(Number(limit?.[1]) * 1_000_000).toBeGreaterThan(1.2 * Math.max(...sizes))
})

test('HSTS is said once, by Thunderclap', () => {
  for (const text of [nginx, caddy]) expect(text).not.toMatch(/Strict-Transport-Security/i)
})

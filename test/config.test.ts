import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const key = Buffer.alloc(32, 7).toString('base64url')

test('takes every setting without what stands around it by accident', () => {
  const around = [
    (value: string) => ` ${value} `,
    (value: string) => `${value}\r\n`,
    (value: string) => `"${value}"`,
    (value: string) => ` '${value} '\n`,
    (value: string) => `\ufeff${value}\u200b`,
    (value: string) => `\u00a0${value}\t`,
  ]
  const given = {
    PORT: '3001',
    BASE_URL: 'https://thunderclap.example.org',
    TRUST_PROXY: '1',
    DATA_DIR: './here',
    SECRET_KEY: key,
    REDIS_URL: 'redis://127.0.0.1:6379',
    DEMO_LAUNCH_SECONDS: '5',
    SMTP_URL: 'smtps://me:secret@mail.example.org',
    MAIL_FROM: 'Us <us@example.org>',
    X_API_KEY: 'key',
    X_API_SECRET: 'secret',
    X_TEXT_RULE: 'samples',
    X_BEARER_TOKEN: 'AAAA%2Fbearer',
    LOG_LEVEL: 'warn',
  }
  for (const put of around) {
    const dressed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, put(value)]))
    expect(readConfig(dressed)).toEqual(readConfig(given))
  }
})

test('takes what is blank for what is left out', () => {
  expect(readConfig({ X_API_KEY: '""', X_API_SECRET: ' ', REDIS_URL: "''" })).toEqual(readConfig({}))
})

test('leaves quotes alone that belong to the value', () => {
  const from = '"The Campaign" <us@example.org>'
  expect(readConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM: from }).mail?.from).toBe(from)
  expect(readConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM: `'${from}'` }).mail?.from).toBe(from)
})

test('refuses keys that have something between', () => {
  for (const X_API_SECRET of ['sec ret', 'sec\nret', 'sec\u200bret', 'sécret']) {
    const read = () => readConfig({ X_API_KEY: 'key', X_API_SECRET })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow('X_API_SECRET: has a space or a strange sign in it: copy it again')
  }
})

describe('BASE_URL', () => {
  const baseUrl = (given: string) => readConfig({ BASE_URL: given }).web.baseUrl

  test.each([
    ['https://Clap.Example.ORG', 'https://clap.example.org'],
    ['HTTPS://clap.example.org/', 'https://clap.example.org'],
    ['https://clap.example.org:443//', 'https://clap.example.org'],
    ['http://clap.example.org:80', 'http://clap.example.org'],
    ['https://clap.example.org.', 'https://clap.example.org'],
    ['https://clap.example.org.:8443/', 'https://clap.example.org:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('%s is brought to %s', (given, origin) => {
    expect(baseUrl(given)).toBe(origin)
    expect(readConfig({ BASE_URL: given }).web.rewritten).toBe(given === origin ? null : given)
  })

  test.each([
    ['https://example.org/clap', 'the path /clap: set it to https://example.org'],
    ['https://example.org/?', 'a query (?): set it to https://example.org'],
    ['https://example.org?x=1#top', 'a query (?) and a fragment (#)'],
    ['https://example.org/#', 'a fragment (#)'],
    ['https://me:secret@example.org', 'a user or password: set it to https://example.org'],
    ['ftp://example.org', 'begins with https://'],
    ['example.org', 'begins with https://'],
    ['https:example.org', 'begins with https://'],
    ['https://', 'begins with https://'],
    ['javascript:alert(1)', 'begins with https://'],
  ])('%s is refused: %s', (given, words) => {
    expect(() => baseUrl(given)).toThrow(ConfigError)
    expect(() => baseUrl(given)).toThrow(/^The settings need a look:\n {2}- BASE_URL: /)
    expect(() => baseUrl(given)).toThrow(words)
    expect(() => baseUrl(given)).not.toThrow('secret@')
  })

  test.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://localhost:3000'],
    ['::', 'http://localhost:3000'],
    ['::0', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['fe80::1%eth0', 'http://[fe80::1]:3000'],
    ['clap.lan', 'http://clap.lan:3000'],
  ])('left out, it is made of HOST=%s: %s', (HOST, made) => {
    expect(readConfig({ HOST }).web.baseUrl).toBe(made)
    expect(readConfig({ HOST, PORT: '80' }).web.baseUrl).toBe(made.replace(':3000', ''))
  })

  test('left out, a HOST that is no place is refused in words', () => {
    expect(() => readConfig({ HOST: 'my host' })).toThrow('HOST: a name or an address of this machine')
  })
})

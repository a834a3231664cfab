import { expect, test } from 'vitest'
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

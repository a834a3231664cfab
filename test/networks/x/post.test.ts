import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { xPosting } from '../../../src/networks/x/post.ts'
import { postOf } from '../../support/post.ts'
import { noLimits } from './no-limits.ts'
import { signatures } from './signatures.ts'

const settings = {
  key: 'app key',
  secret: 'app & secret',
  apiUrl: 'https://api.x.com',
  oauthUrl: 'https://api.x.com',
  ...noLimits,
}
const root = resolve(import.meta.dirname, '../../..')
const posting = xPosting(settings)
const now = Date.UTC(2026, 8, 7, 14)
const grantOf = (n: number) => ({ token: `${n}-token`, secret: `secret/${n}` })
const freeze = (text: string) => posting.freeze(postOf(text, '1', now))

describe('the body of a post', () => {
  test.each(['Plain words.', 'Two\nlines, “quotes” and \\ and "these"', 'Ünïcödé 🎉 e\u0301 and 日本', ' spaced  '])(
    'holds exactly what was confirmed: %j',
    text => {
      const frozen = freeze(text)
      expect(JSON.parse(frozen.body)).toEqual({ text })
      expect(frozen.key).toBeNull()
      expect(freeze(text)).toEqual(frozen)
    },
  )

  test('is the same in every byte on every try', () => {
    const frozen = freeze('Say it again 🎉')
    const bodies = [0, 1000, 60_000].map(ms => posting.request(JSON.stringify(grantOf(1)), frozen, now + ms).body)
    expect(bodies).toEqual([frozen.body, frozen.body, frozen.body])
  })
})

describe('a request to post', () => {
  test('goes to /2/tweets as JSON', () => {
    const request = posting.request(JSON.stringify(grantOf(1)), freeze('Hello'), now)
    expect(request).toMatchObject({ method: 'POST', origin: 'https://api.x.com', path: '/2/tweets' })
    expect(request.headers['content-type']).toBe('application/json;charset=UTF-8')
    expect(posting.origin('api.x.com')).toBe(request.origin)
  })

  test('is signed for each account with its own grant, at the moment asked for', () => {
    for (const n of [1, 2, 1]) {
      const { headers } = posting.request(JSON.stringify(grantOf(n)), freeze('Hello'), now + n * 1000)
      const header = headers.Authorization ?? ''
      expect(header).toContain(`oauth_token="${n}-token"`)
      expect(header).toContain(`oauth_timestamp="${now / 1000 + n}"`)
      const { given, right } = signatures(header, settings, grantOf(n).secret, 'POST', 'https://api.x.com/2/tweets')
      expect(given).toBe(right)
    }
  })

  test('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 2000 }, () => {
      const { headers } = posting.request(JSON.stringify(grantOf(1)), freeze('Hello'), now)
      return /oauth_nonce="([^"]+)"/.exec(headers.Authorization ?? '')?.[1]
    })
    expect(new Set(nonces).size).toBe(2000)
  })

  test('can go to any host that speaks the same API', () => {
    const elsewhere = xPosting({ ...settings, apiUrl: 'http://127.0.0.1:4000' })
    const request = elsewhere.request(JSON.stringify(grantOf(1)), freeze('Hello'), now)
    expect(request).toMatchObject({ origin: 'http://127.0.0.1:4000', path: '/2/tweets' })
    const { given, right } = signatures(
      request.headers.Authorization ?? '',
      settings,
      'secret/1',
      'POST',
      'http://127.0.0.1:4000/2/tweets',
    )
    expect(given).toBe(right)
  })

  test.each(['', 'null', '7', '{"token":"s3cret"}', 'my s3cret'])(
    'throws on a grant it cannot read, and does not quote it: %j',
    grant => {
      expect(() => posting.request(grant, freeze('Hello'), now)).toThrow(/^not a grant of X$/)
    },
  )
})

test('an API address with a path is refused, since requests to it would be signed wrongly', () => {
  expect(() => xPosting({ ...settings, apiUrl: 'https://proxy.example/x' })).toThrow('without a path')
})

test('a process that only posts never loads what slows its signing down', async () => {
  const given = [settings, JSON.stringify(grantOf(1)), freeze('Hello'), now].map(one => JSON.stringify(one))
  const script = `import('./src/networks/x/network.ts').then(({ xNetwork }) => {
    const [settings, grant, frozen, now] = [${given}]
    const { posting, measure } = xNetwork(settings)
    const isLoaded = () => '__core-js_shared__' in globalThis
    posting.request(grant, frozen, now)
    const before = isLoaded()
    measure('Hello')
    console.log(JSON.stringify([before, isLoaded()]))
  })`
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root })
  expect(JSON.parse(stdout)).toEqual([false, true])
})

import { get } from 'node:http'
import { describe, expect, test } from 'vitest'
import { testContext } from '../support/context.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'
import { openSite } from './site.ts'

type Asked = { readonly host?: string; readonly headers?: Record<string, string>; readonly method?: string }

async function site(env: Readonly<Record<string, string>> = {}) {
  const context = testContext({ env: { BASE_URL: 'https://clap.example.org', ...env } })
  makeLaunch(context.db, makeCampaign(context.db, { slug: 'amend' }).id, { launchAt: Date.now() + 86_400_000 })
  const { url } = await openSite(context)
  return (path: string, { host = 'clap.example.org', headers = {}, method = 'GET' }: Asked = {}) =>
    new Promise<{ status: number; location: string | undefined; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        const request = get(url, { path, method, headers: { host, ...headers }, agent: false }, answer => {
          answer.resume()
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, headers: answer.headers })
        })
        request.on('error', reject)
      },
    )
}

describe('another name of this site', () => {
  test('leads to its own, with the page and its query, before anything is typed', async () => {
    const ask = await site()
    for (const host of ['www.clap.example.org', 'clap.example.org.', 'WWW.Clap.Example.org:8080', 'clap.example.com'])
      for (const path of ['/', '/c/amend?from=x&by=2', '/auth/x/start?campaign=amend', '/organize/sign-in', '/nothing'])
        for (const method of ['GET', 'HEAD'])
          expect([host, await ask(path, { host, method })]).toMatchObject([
            host,
            { status: 308, location: `https://clap.example.org${path}`, headers: { 'cache-control': 'no-store' } },
          ])
  })

  test('is no place of its own to send somebody to', async () => {
    const ask = await site()
    const host = 'www.clap.example.org'
    expect((await ask('//evil.example/x', { host })).location).toBe('https://clap.example.org//evil.example/x')
    expect((await ask('http://evil.example/x', { host })).location).toBeUndefined()
  })

  test('is not what machines ask under: numbers, localhost, names without a dot', async () => {
    const ask = await site()
    for (const host of ['127.0.0.1:3000', '10.0.0.7', '[::1]:3000', 'localhost:3000', 'a.localhost', 'web:3000', ''])
      expect([host, (await ask('/', { host })).status]).toEqual([host, 200])
    for (const path of ['/healthz', '/metrics', '/.well-known/thunderclap?asked=x'])
      expect([path, (await ask(path, { host: 'probe.example.net' })).status]).toEqual([path, 200])
  })

  test('is its own too with another port, with capitals, and where a proxy says that it was asked under it', async () => {
    const ask = await site()
    const headers = { 'x-forwarded-host': 'clap.example.org' }
    expect((await ask('/', { host: 'Clap.example.org:443' })).status).toBe(200)
    expect((await ask('/', { host: 'backend.internal', headers })).status).toBe(200)
  })

  test('leads nobody in circles where a proxy passes on no name', async () => {
    const ask = await site()
    const answers = []
    for (let n = 0; n < 8; n++) answers.push((await ask('/', { host: 'origin.example.net' })).status)
    expect(answers).toEqual([308, 308, 308, 308, 308, 200, 200, 200])
  })

  test('leads nowhere while nobody has said which name is its own', async () => {
    const ask = await site({ BASE_URL: '' })
    expect((await ask('/', { host: 'my-machine.lan:3000' })).status).toBe(200)
  })
})

test('https is asked for of this name alone, and not where other sites share it on other ports', async () => {
  const headersOf = async (baseUrl: string) => (await (await site({ BASE_URL: baseUrl }))('/', { host: 'web' })).headers
  expect((await headersOf('https://clap.example.org'))['strict-transport-security']).toBe('max-age=31536000')
  for (const baseUrl of ['https://clap.example.org:8443', 'http://clap.example.org'])
    expect(await headersOf(baseUrl)).not.toHaveProperty('strict-transport-security')
})

describe('the address of a campaign', () => {
  test.each([
    '/c/Amend',
    '/c/AMEND.',
    '/c/amend)',
    '/c/amend).',
    '/c/amend,',
    '/c/amend%20',
    '/c/amend%E2%80%9D',
    '/c/amend%E2%80%8B',
    '/c/%22amend%22',
    '/c/amend*',
    '/c/amend/)',
    '/c/amend/.',
  ])('as it is typed or stands in a sentence: %s', async path => {
    const ask = await site()
    expect(await ask(`${path}?from=x`)).toMatchObject({ status: 302, location: '/c/amend?from=x' })
  })

  test('with what is below it', async () => {
    const ask = await site()
    expect((await ask('/c/Amend/live')).location).toBe('/c/amend/live')
    expect((await ask('/c/amend./live/)')).location).toBe('/c/amend/live')
  })

  test('is not guessed', async () => {
    const ask = await site()
    for (const path of ['/c/amends', '/c/ame.nd', '/c/)', '/c/amend/nothing'])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
  })
})

import { expect, test } from 'vitest'
import { problems } from '../support/axe.ts'
import { visit, withBrowser } from '../support/browser.ts'
import { noon } from '../support/context.ts'
import { pageOf } from '../support/page.ts'
import { inLanes, sandbox, signed } from './support.ts'

test('the feed shows who posted what and when, newest first, and escapes it', async () => {
  const x = await sandbox({ now: () => noon })
  const ada = await x.person('ada')
  await x.post(ada, 'First')
  await x.post(ada, '<script>alert(1)</script> at https://example.org/x')
  const answer = await fetch(x.url)
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  const page = await answer.text()
  expect(page).toContain('nothing here leaves this machine')
  expect(page).toContain('&lt;script>alert(1)&lt;/script>')
  expect(page).toContain('<a href="https://example.org/x"')
  expect(page.indexOf('&lt;script>')).toBeLessThan(page.indexOf('First'))
  expect(page).toContain('14:00:00.000')
  expect(page).toMatch(/data-figure="total"[^>]*>2</)
  expect(page).not.toMatch(/<style|style="|<script(?! type="module" src)/)
})

test('an empty feed says what will be here', async () => {
  const x = await sandbox()
  expect(await (await fetch(x.url)).text()).toContain('Nothing yet')
})

test('older posts are a link away', async () => {
  const x = await sandbox()
  await inLanes(await x.people({ count: 61 }), (person, n) => x.post(person, `Number ${n}.`))
  const page = await (await fetch(x.url)).text()
  const older = /href="(\/\?before=\d+)"/.exec(page)?.[1] ?? ''
  expect(page.match(/<li class="feed-post"/g)?.length).toBe(61)
  expect((await (await fetch(x.url + older)).text()).match(/<li class="feed-post"/g)?.length).toBe(2)
})

test('people and posts have pages, found by handle and by id', async () => {
  let now = noon
  const x = await sandbox({ now: () => now })
  const ada = await x.person('Ada_L', 30_000)
  const { data } = await (await x.post(ada, 'Look')).json()
  now += 3 * 3_600_000
  expect(await (await fetch(`${x.url}/ada_l`)).text()).toContain('30,000')
  const post = await fetch(`${x.url}/i/status/${data.id}`)
  expect(new URL(post.url).pathname).toBe(`/Ada_L/status/${data.id}`)
  expect(await post.text()).toMatch(/data-figure="impressions"[^>]*>[1-9]/)
  for (const path of ['/nobody', '/ada/status/123', '/i/status/nothing', '/ada_l/status/99999999999999999999'])
    expect([path, (await fetch(x.url + path)).status]).toEqual([path, 404])
})

test('a share link opens a composer with the text, and the post is made by hand', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  const page = await fetch(`${x.url}/intent/tweet?text=${encodeURIComponent('Call & ask')}`)
  expect(await page.text()).toContain('Call &amp; ask')
  const send = (fields: Record<string, string>) =>
    fetch(`${x.url}/intent/tweet`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  expect((await send({ account: ada.id, text: 'Call & ask\r\nnow' })).status).toBe(303)
  expect(await x.posts()).toMatchObject([{ account: 'ada', text: 'Call & ask\nnow' }])
  const again = await send({ account: ada.id, text: 'Call & ask\r\nnow' })
  expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('the same text already')])
  expect((await send({ account: '', text: 'Hello' })).status).toBe(422)
  expect((await send({ account: ada.id, text: ' ' })).status).toBe(422)
})

test('a person makes themselves up on either network, by a handle that nobody has', async () => {
  const x = await sandbox()
  const make = (network: string, fields: Record<string, string>) =>
    fetch(`${x.url}/people/${network}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const made = await make('bluesky', { name: 'Ada <b>', handle: '@ada.bsky.test' })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/ada.bsky.test'])
  const taken = await make('bluesky', { name: 'Eve', handle: 'ADA.bsky.test' })
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('is taken')])
  expect((await make('bluesky', { name: 'Eve', handle: 'eve' })).status).toBe(422)
  expect((await make('x', { name: 'Eve', handle: 'eve' })).status).toBe(303)
  const page = await (await fetch(`${x.url}/people/bluesky`)).text()
  expect(page).toContain('@ada.bsky.test')
  expect(page).not.toContain('@eve')
})

withBrowser('the feed goes on by itself while posts land, and shows a bounded number of them', async () => {
  const x = await sandbox()
  const { page } = await visit()
  await page.goto(x.url)
  const people = await x.people({ count: 300 })
  const [ada, ...others] = people
  if (!ada) throw new Error('nobody')
  await x.post(ada, 'Hello <b>you</b> https://example.org')
  const first = page.locator(`[data-account="${ada.handle}"] [data-text]`)
  await first.waitFor()
  expect(await first.textContent()).toBe('Hello <b>you</b> example.org')
  expect(await page.locator('[data-empty]').count()).toBe(0)
  await inLanes(others, (person, n) => x.post(person, `Number ${n}`))
  await expect.poll(() => page.locator('[data-figure="total"]').textContent()).toBe('300')
  await expect.poll(() => page.locator('[data-posts] > li').count()).toBeLessThanOrEqual(120)
})

withBrowser('a person signs in without JavaScript and is led back to the site', async () => {
  const x = await sandbox()
  const back = `${x.url}/healthz?came=back`
  const authorization = signed(x.url, 'POST', '/oauth/request_token', null, { extra: { oauth_callback: back } })
  const begun = await fetch(`${x.url}/oauth/request_token`, { method: 'POST', headers: { authorization } })
  const token = new URLSearchParams(await begun.text()).get('oauth_token')
  const { page } = await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`${x.url}/oauth/authorize?oauth_token=${token}`)
  await page.fill('input[name=handle]', 'ada')
  await page.fill('input[name=name]', 'Ada')
  await page.click('button[name=decision][value=allow]')
  const landed = new URL(page.url())
  expect(landed.pathname).toBe('/healthz')
  expect(landed.searchParams.get('oauth_token')).toBe(token)
  expect(landed.searchParams.get('oauth_verifier')).toMatch(/^[\w-]{32}$/)
})

test('who has made themselves up is who a sign-in asks', async () => {
  const x = await sandbox()
  const ask = async (cookie: string) => {
    const extra = { oauth_callback: `${x.url}/healthz` }
    const authorization = signed(x.url, 'POST', '/oauth/request_token', null, { extra })
    const begun = await fetch(`${x.url}/oauth/request_token`, { method: 'POST', headers: { authorization } })
    const token = new URLSearchParams(await begun.text()).get('oauth_token')
    const page = await fetch(`${x.url}/oauth/authorize?oauth_token=${token}`, { headers: { cookie } })
    return pageOf(await page.text()).fields().account
  }
  const { id } = await x.person('ada')
  await x.person('eve')
  const body = new URLSearchParams({ name: 'Grace', handle: 'grace' })
  const made = await fetch(`${x.url}/people/x`, { method: 'POST', body, redirect: 'manual' })
  const [cookie = ''] = made.headers.getSetCookie()[0]?.split(';') ?? []
  expect(await ask('')).toBe('')
  expect(await ask(cookie)).toMatch(/^\d+$/)
  expect(await ask(`other=1; sandbox-x=${id}`)).toBe(id)
  expect(await ask(`sandbox-mastodon=${id}`)).toBe('')
  expect(await ask('sandbox-x=12345')).toBe('')
})

withBrowser('every kind of page passes axe, and fits a phone', async () => {
  const x = await sandbox()
  await x.person('ada')
  const { page } = await visit({ viewport: { width: 390, height: 844 }, bypassCSP: true })
  for (const path of ['/', '/ada', '/people/x', '/people/mastodon', '/mailbox']) {
    await page.goto(x.url + path)
    expect([path, await problems(page)]).toEqual([path, []])
  }
})

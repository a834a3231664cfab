import { describe, expect, test } from 'vitest'
import { openSite } from '../pages/site.ts'
import { noon, testContext } from '../support/context.ts'
import { makeCampaign, makeLaunch } from '../support/factories.ts'

async function site() {
  const context = testContext()
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id, { launchAt: context.now() + 86_400_000 })
  return openSite(context)
}

const reads = (languages: string) => ({ 'accept-language': languages })

describe('a page speaks', () => {
  test.each([
    ['es-MX,es;q=0.9,en;q=0.5', 'es'],
    ['es-419', 'es'],
    ['en-GB,es;q=0.8', 'en'],
    ['fr-CA,es;q=0.2', 'es'],
    ['en;q=0.1,es;q=0.2', 'es'],
    ['es;q=0,*', 'en'],
    ['fr', 'en'],
    ['zz;;q=9,,', 'en'],
  ])('to a browser that asks for %s, in %s', async (languages, lang) => {
    const { visitor } = await site()
    expect((await visitor().get('/c/amend', reads(languages))).page.lang).toBe(lang)
  })

  test('the language of its address, whatever the browser asks for', async () => {
    const { visitor } = await site()
    expect((await visitor().get('/c/amend?lang=es', reads('en'))).page.lang).toBe('es')
    expect((await visitor().get('/c/amend?lang=xx', reads('en'))).page.lang).toBe('en')
  })

  test('the language chosen before, on all pages, until another one is chosen', async () => {
    const { visitor } = await site()
    const one = visitor()
    await one.get('/?lang=es', reads('en'))
    expect((await one.get('/c/amend', reads('en'))).page.lang).toBe('es')
    expect((await one.get('/nothing-here', reads('en'))).page.lang).toBe('es')
    await one.get('/?lang=en', reads('en'))
    expect((await one.get('/c/amend', reads('en'))).page.lang).toBe('en')
  })
})

test('a choice is remembered only where it says something else than the browser, and for whoever looks at the page', async () => {
  const { visitor } = await site()
  const cookie = async (path: string, headers: Record<string, string>) =>
    (await visitor().get(path, headers)).headers.get('set-cookie')
  expect(await cookie('/c/amend?lang=es', reads('en'))).toMatch(/^language=es; .*HttpOnly; SameSite=Lax/)
  expect(await cookie('/c/amend?lang=es', reads('es-MX'))).toBeNull()
  expect(await cookie('/c/amend', reads('es'))).toBeNull()
  expect(await cookie('/c/amend/live/embed?lang=es', { ...reads('en'), 'sec-fetch-dest': 'iframe' })).toBeNull()
})

test('in a rush, nobody is given the page in the language of somebody else', async () => {
  const { visitor } = await site()
  for (const path of ['/c/amend', '/c/amend/live', '/c/amend/live/embed']) {
    const asked = Array.from({ length: 40 }, (_, n) => (n % 2 ? 'es' : 'en'))
    const pages = await Promise.all(asked.map(lang => visitor().get(path, reads(lang))))
    expect(pages.map(({ page }) => page.lang)).toEqual(asked)
    for (const { headers } of pages) expect(headers.get('vary')?.toLowerCase()).toContain('accept-language, cookie')
  }
})

test('a page names itself in the other languages, and offers them in its foot', async () => {
  const { visitor } = await site()
  const { html, page } = await visitor().get('/c/amend', reads('es'))
  for (const lang of ['en', 'es'])
    expect(html).toContain(
      `<link rel="alternate" hreflang="${lang}" href="http://thunderclap.test/c/amend?lang=${lang}"/>`,
    )
  expect(html).toContain('<link rel="alternate" hreflang="x-default" href="http://thunderclap.test/c/amend"/>')
  expect([page.link('English'), page.langOf('English')]).toEqual(['?lang=en', 'en'])
})

test('who changes the language keeps what the page was asked for, and is led nowhere else', async () => {
  const context = testContext({ now: () => noon - 86_400_000 })
  makeLaunch(context.db, makeCampaign(context.db, { slug: 'amend' }).id)
  const { url, visitor } = await openSite(context)
  const ask = (from: string) => visitor().get('/c/amend/pledge?lang=es', { referer: from })
  expect((await ask(`${url}/c/amend/pledge?message=2&lang=en`)).location).toBe('?message=2&lang=es')
  for (const from of ['/c/amend?message=2', '/c/amend/pledge', '/c/amend/pledge?lang=en'])
    expect((await ask(url + from)).status).toBe(200)
  expect((await ask('https://evil.example/c/amend/pledge?message=2')).status).toBe(200)
})

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { text } from '../../src/text/text.ts'
import { problems } from '../support/axe.ts'
import { phone, visit, withBrowser } from '../support/browser.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../support/factories.ts'
import { openSite } from './site.ts'

async function setting() {
  const context = testContext()
  const { db } = context
  const campaign = makeCampaign(db, {
    slug: 'enmienda',
    title: 'Que las sobrevivientes tengan su día en la corte',
    summary: 'Una frase sobre esto.',
    story: 'Un párrafo de la historia.',
    organization: 'Una organización',
    callScript: 'Hola, me llamo {{name}}.',
    timeZone: 'America/New_York',
    hotline: { label: '¿Necesitas ayuda?', number: '1-888-373-7888' },
  })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 4 * 86_400_000 })
  for (const [index, words] of ['Primer ejemplo', 'Segundo ejemplo'].entries())
    makeMessage(db, campaign.id, words, index)
  for (let i = 0; i < 3; i++) makePledge(db, campaign.id, makeAccount(db).id)
  return { account: makeAccount(db, { handle: 'ada', name: 'Ada' }), site: await openSite(context) }
}

/** Strings of the English catalogue that Spanish does not say too. */
function englishWords(): ReadonlySet<string> {
  const all = (words: unknown): string[] =>
    typeof words === 'string' ? [words] : typeof words === 'object' && words ? Object.values(words).flatMap(all) : []
  const spanish = new Set(all(text('es')))
  return new Set(all(text('en')).filter(words => /\p{L}{2}/u.test(words) && !spanish.has(words)))
}

/** Everything a page says, seen or read aloud. */
const saidOn = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [document.title]
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (!parent?.closest('script, style, [lang="en"]')) said.push(walker.currentNode.textContent ?? '')
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [data-yours], [data-left]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'data-yours', 'data-left'])
        said.push(one.getAttribute(name) ?? '')
    return said.map(words => words.replace(/\s+/g, ' ').trim()).filter(Boolean)
  })

const sentence = /\b(the|and|your|is|are|with|this|that|they|not|will|posts?|pledge|launch|days?|hours?|time)\b/i

withBrowser('a promise is made in Spanish without a word of English', async () => {
  const { site, account } = await setting()
  const options = { baseURL: site.url, viewport: phone, bypassCSP: true, locale: 'es-MX' }
  const { page } = await visit({ ...options, timezoneId: 'America/Los_Angeles' }, [/422|404/])
  const english = englishWords()
  const check = async (place: string) => {
    const said = await saidOn(page)
    expect([place, said.filter(words => english.has(words) || sentence.test(words))]).toEqual([place, []])
    expect([place, await problems(page)]).toEqual([place, []])
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
  }
  await page.goto('/')
  await check('home')
  await page.goto('/c/enmienda')
  await check('campaign')
  expect(await page.locator('time .yours').first().textContent()).toMatch(/\d\d:\d\d tu hora$/)
  await page.getByLabel('Tu publicación').fill('Escúchennos, @senado')
  await page.getByRole('button', { name: 'Prometer esta publicación' }).click()
  await check('the form with an error')
  await page.getByLabel('Tu publicación').fill('Escúchennos')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await check('connect')
  await page.goto(`/test/connect/${account.id}`)
  await page.goto('/c/enmienda/pledge/confirm')
  await check('confirm')
  await page.getByLabel('Correo (opcional)').fill('ada@example.org')
  await page.getByRole('button', { name: /^Publicar esto por mí/ }).click()
  await page.getByRole('heading', { name: /^Tu publicación sale el/ }).waitFor()
  await check('receipt')
  for (const path of ['/c/enmienda/call/number', '/c/enmienda/live', '/nothing-here', '/organize/sign-in']) {
    await page.goto(path)
    await check(path)
  }
})

withBrowser('the switch in the foot changes the language, without JavaScript, and for good', async () => {
  const { site } = await setting()
  const { page } = await visit({ baseURL: site.url, javaScriptEnabled: false })
  await page.goto('/c/enmienda')
  await page.getByRole('link', { name: 'Español' }).click()
  await page.getByRole('button', { name: 'Prometer esta publicación' }).waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Muchas voces, un instante' }).waitFor()
})

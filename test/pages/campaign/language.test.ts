import { describe, expect, test } from 'vitest'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { openSite } from '../site.ts'

const title = 'Que tengan su día en la corte'
const english = { 'accept-language': 'en' }

async function setting(lang: string | null = 'es', env: Record<string, string> = {}) {
  const context = testContext({ now: () => noon - 3_600_000, env })
  const { db } = context
  const campaign = makeCampaign(db, {
    slug: 'enmienda',
    title,
    story: 'Por qué importa.',
    callScript: 'Hola, me llamo {{name}}.',
    hotline: { label: '¿Necesitas ayuda?', number: '1-888-373-7888' },
    lang,
  })
  makeLaunch(db, campaign.id, { launchAt: noon })
  const sample = makeMessage(db, campaign.id, 'Escúchennos')
  const { visitor } = await openSite(context)
  const one = visitor()
  return { campaign, sample, read: async (path: string) => (await one.get(path, english)).page, one }
}

describe('a campaign in Spanish, read by somebody who reads English', () => {
  test('has a page in English, its own words marked as Spanish', async () => {
    const { read } = await setting()
    const page = await read('/c/enmienda')
    expect(page.lang).toBe('en')
    for (const words of [title, 'Por qué importa.', 'Escúchennos', /^Hola, me llamo/, /^¿Necesitas ayuda\?/])
      expect([words, page.langOf(words)]).toEqual([words, 'es'])
    expect(page.all('mark')[0]?.textContent).toBe('tu nombre')
    for (const path of ['/', '/c/enmienda/live']) expect((await read(path)).langOf(title)).toBe('es')
  })

  test('is told of elsewhere in Spanish', async () => {
    const { read, one } = await setting()
    const page = await read('/c/enmienda')
    expect(page.meta('og:locale')).toBe('es_US')
    expect(page.meta('og:image:alt')).toContain('Una campaña de An organization.')
    const card = await read('/c/enmienda/embed')
    expect([card.lang, card.text]).toEqual(['es', expect.stringContaining('Suma tu voz')])
    expect((await read('/c/enmienda/poster')).lang).toBe('es')
    expect((await one.get('/feed.xml', english)).html).toMatch(
      /xml:lang="en">.*<entry xml:lang="es">.*Sale el lun, 7 de sept, 10:00 EDT\./s,
    )
  })

  test('asks in Spanish in what is passed on', async () => {
    const { one } = await setting()
    const { location } = await one.get('/c/enmienda/share/0/whatsapp', english)
    expect(new URL(location).searchParams.get('text')).toMatch(/^Que tengan .*\nSuma tu voz: http/)
  })

  test('has a card in another language where the page around it asks for that', async () => {
    const { read } = await setting()
    expect((await read('/c/enmienda/embed?lang=en')).text).toContain('Add your voice')
  })
})

test('words in the language of the page are not marked', async () => {
  const { one } = await setting()
  const { page } = await one.get('/c/enmienda', { 'accept-language': 'es' })
  expect(page.all('heading', title)[0]?.lang).toBe('')
})

test('a campaign of which nobody said the language is told of in that of the site, and its words are not marked', async () => {
  const { read } = await setting(null, { DEFAULT_LANGUAGE: 'es' })
  expect((await read('/c/enmienda/embed')).text).toContain('Suma tu voz')
  expect((await read('/c/enmienda')).all('heading', title)[0]?.lang).toBe('')
})

test('a language that this site does not have any more is as none', async () => {
  const { read } = await setting('xx')
  expect((await read('/c/enmienda/embed')).text).toContain('Add your voice')
})

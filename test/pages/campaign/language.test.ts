import { describe, expect, test } from 'vitest'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { openSite } from '../site.ts'

const english = { 'accept-language': 'en' }

async function setting(lang: string | null = 'es', env: Record<string, string> = {}) {
  const context = testContext({ now: () => noon - 3_600_000, env })
  const { db } = context
  const campaign = makeCampaign(db, {
    slug: 'enmienda',
    title: 'Que tengan su día en la corte',
    callScript: 'Hola, me llamo {{name}}.',
    hotline: { label: '¿Necesitas ayuda?', number: '1-888-373-7888' },
    lang,
  })
  makeLaunch(db, campaign.id, { launchAt: noon })
  const sample = makeMessage(db, campaign.id, 'Escúchennos')
  const { visitor } = await openSite(context)
  const one = visitor()
  return { campaign, sample, read: async (path: string) => (await one.get(path, english)).html, one }
}

describe('a campaign in Spanish, read by somebody who reads English', () => {
  test('has a page in English, its own words marked as Spanish', async () => {
    const { read } = await setting()
    const html = await read('/c/enmienda')
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toMatch(/<h1 class="display" lang="es" dir="auto">Que tengan/)
    expect(html).toContain('<div class="prose" lang="es" dir="auto">')
    expect(html).toMatch(/<p class="sample-text" lang="es" dir="auto">Escúchennos/)
    expect(html).toMatch(
      /<blockquote class="script" lang="es" dir="auto"><p>Hola, me llamo <mark class="blank" lang="en">/,
    )
    expect(html).toMatch(/lang="es" dir="auto">¿Necesitas ayuda\?/)
    expect(await read('/')).toMatch(/<a href="\/c\/enmienda" lang="es" dir="auto">/)
    expect(await read('/c/enmienda/live')).toMatch(/<a href="\/c\/enmienda" lang="es" dir="auto">/)
  })

  test('is told of elsewhere in Spanish', async () => {
    const { read } = await setting()
    const page = await read('/c/enmienda')
    expect(page).toContain('property="og:locale" content="es_US"')
    expect(page).toContain('Una campaña de An organization.')
    const card = await read('/c/enmienda/embed')
    expect(card).toContain('<html lang="es" dir="ltr">')
    expect(card).toContain('Suma tu voz')
    expect(await read('/c/enmienda/poster')).toContain('<html lang="es" dir="ltr">')
    expect(await read('/feed.xml')).toMatch(
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
    expect(await read('/c/enmienda/embed?lang=en')).toContain('Add your voice')
  })
})

test('words in the language of the page are not marked', async () => {
  const { one } = await setting()
  const { html } = await one.get('/c/enmienda', { 'accept-language': 'es' })
  expect(html).toContain('<h1 class="display" dir="auto">')
})

test('a campaign of which nobody said the language is told of in that of the site, and its words are not marked', async () => {
  const { read } = await setting(null, { DEFAULT_LANGUAGE: 'es' })
  expect(await read('/c/enmienda/embed')).toContain('Suma tu voz')
  expect(await read('/c/enmienda')).toContain('<h1 class="display" dir="auto">')
})

test('a language that this site does not have any more is as none', async () => {
  const { read } = await setting('xx')
  expect(await read('/c/enmienda/embed')).toContain('Add your voice')
})

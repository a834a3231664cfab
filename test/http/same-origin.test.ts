import express from 'express'
import { expect, test } from 'vitest'
import { errorPages } from '../../src/http/errors/handlers.ts'
import { sameOrigin } from '../../src/http/same-origin.ts'
import { secretPage } from '../../src/http/security-headers.ts'
import { testContext } from '../support/context.ts'
import { listen, person } from '../support/person.ts'

async function site() {
  const context = testContext({ env: { BASE_URL: 'https://thunder.example' } })
  const app = express()
  app.use('/p', secretPage)
  app.use(sameOrigin(context))
  app.all(['/form', '/p/secret'], (_req, res) => void res.send('taken'))
  app.use(errorPages(context))
  const url = await listen(app)
  const send = async (headers: Record<string, string>, path = '/form') =>
    (await person(url).post(path, {}, headers)).status
  return { url, send }
}

test('a form is taken from our own pages', async () => {
  const { url, send } = await site()
  expect(await send({ 'sec-fetch-site': 'same-origin', origin: url })).toBe(200)
  expect(await send({ 'sec-fetch-site': 'none' })).toBe(200)
  expect(await send({ origin: url })).toBe(200)
})

test('behind a proxy that passes on another name, the public address counts too', async () => {
  const { send } = await site()
  expect(await send({ origin: 'https://thunder.example' })).toBe(200)
})

test('a form of another site is refused with a page that says so', async () => {
  const { url, send } = await site()
  expect(await send({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(403)
  expect(await send({ 'sec-fetch-site': 'same-site', origin: 'https://other.thunder.example' })).toBe(403)
  expect(await send({ 'sec-fetch-site': 'cross-site', origin: url })).toBe(403)
  expect(await send({ origin: 'https://evil.example' })).toBe(403)
  expect(await send({ origin: 'null' })).toBe(403)
  const page = await person(url).post('/form', {}, { 'sec-fetch-site': 'cross-site' })
  expect(page.html).toContain('This did not come from our page')
})

test('a page at a secret address, which hides its origin even from itself, is taken', async () => {
  const { send } = await site()
  expect(await send({ origin: 'null' }, '/p/secret')).toBe(200)
  expect(await send({ origin: 'null', 'sec-fetch-site': 'cross-site' }, '/p/secret')).toBe(403)
})

test('programs that are no browser, and whatever only reads, are not asked', async () => {
  const { url, send } = await site()
  expect(await send({})).toBe(200)
  expect((await person(url).get('/form', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
})

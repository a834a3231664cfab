import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { deliveries } from '../../../../db/schema/index.ts'
import { languages } from '../../../../src/http/language.ts'
import { boardHandlers } from '../../../../src/pages/launch/board/handlers.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { afterThisTest } from '../../../support/folder.ts'
import { makeLedger } from '../../../support/ledger.ts'
import { patience } from '../../../support/patience.ts'

type Said = { at: number; board: { clock: string; figures: { value: string }[] } }

async function launching(limit?: number) {
  const context = testContext()
  const launch = makeLaunch(context.db, makeCampaign(context.db, { slug: 'amend' }).id, {
    state: 'firing',
    launchAt: Date.now() - 1_000,
  })
  makeLedger(context.db, launch, [{ state: 'queued' }, { state: 'queued' }])
  const app = express()
  app.set('trust proxy', 1)
  app.use(languages(context))
  app.get('/c/:slug/live/events', boardHandlers(context, limit).events)
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const end = closer(server)
  afterThisTest(() => {
    server.closeAllConnections()
    return end()
  })
  const post = () =>
    context.db
      .update(deliveries)
      .set({ state: 'posted', sentAt: launch.launchAt + 7 })
      .run()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/c/amend/live/events`, post, end }
}

function closer(server: Server): () => Promise<void> {
  let closed: Promise<void> | null = null
  return () => {
    closed ??= new Promise(resolve => server.close(() => resolve()))
    return closed
  }
}

/** Reads a stream event by event; `next` gives null at its end. */
async function listen(url: string, headers: Record<string, string> = {}) {
  const away = new AbortController()
  afterThisTest(() => away.abort())
  const answer = await fetch(url, { headers, signal: AbortSignal.any([away.signal, patience()]) })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Said | null> => {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(text)
      if (found?.[1]) {
        text = text.slice(found.index + found[0].length)
        return JSON.parse(found[1])
      }
      const read = await reader?.read()
      if (!read || read.done) return null
      text += read.value
    }
  }
  const first = await next()
  return { answer, first, next, leave: () => away.abort(), unread: () => text }
}

test('a reader hears at once how things stand, and then what changes', async () => {
  const { url, post } = await launching()
  const began = Date.now()
  const { answer, first, next } = await listen(url)
  expect(first?.at).toBeGreaterThanOrEqual(began)
  expect(first?.at).toBeLessThanOrEqual(Date.now())
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(first?.board).toMatchObject({ clock: 'running', figures: [{ value: '0' }, { value: '0' }, { value: '2' }] })
  post()
  expect((await next())?.board).toMatchObject({
    clock: 'still',
    figures: [{ value: '2' }, { value: '0' }, { value: '0' }],
  })
})

test('an unchanged board is not sent again and again, but often enough to keep the line open', async () => {
  const { url } = await launching()
  const { next } = await listen(url)
  const began = performance.now()
  expect((await next())?.board.clock).toBe('running')
  expect(performance.now() - began).toBeGreaterThan(9_000)
})

test('all readers of a launch hear the same', async () => {
  const { url, post } = await launching()
  const readers = await Promise.all(Array.from({ length: 20 }, () => listen(url)))
  post()
  const heard = await Promise.all(readers.map(({ next }) => next()))
  expect(new Set(heard.map(said => JSON.stringify(said))).size).toBe(1)
})

test('beyond the limit a reader hears how things stand, and when to ask again; who leaves makes room', async () => {
  const { url, post } = await launching(1)
  const one = await listen(url)
  const answer = await fetch(url, { signal: patience() })
  const text = await answer.text()
  expect(text).toMatch(/^retry: \d+\n/)
  expect(text).toContain(': Every live place is taken')
  expect(text).toContain('"value":"2"')
  one.leave()
  await expect.poll(async () => (await listen(url)).unread()).toBe('')
  const other = await listen(url)
  post()
  expect(other.answer.status).toBe(200)
})

test('an address has its streams and no more, and nobody else has fewer', async () => {
  const { url } = await launching()
  await Promise.all(Array.from({ length: 20 }, () => listen(url)))
  const beyond = await fetch(url, { signal: patience() })
  expect(await beyond.text()).toContain(': Every live place is taken')
  const other = await listen(url, { 'x-forwarded-for': '192.0.2.9' })
  expect(other.unread()).toBe('')
  expect(other.answer.headers.get('content-type')).toContain('text/event-stream')
})

test('who asks for the head alone has it at once, and takes no place', async () => {
  const { url } = await launching(1)
  for (let n = 0; n < 2; n++) {
    const { status, headers } = await fetch(url, { method: 'HEAD', signal: patience() })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  }
  const reader = await listen(url)
  expect(await reader.next()).not.toBeNull()
})

test('streams end when the server closes, so that it need not wait for its readers', async () => {
  const { url, end } = await launching()
  const { next } = await listen(url)
  const closed = end()
  expect(await next()).toBeNull()
  await closed
})

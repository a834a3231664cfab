import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { checkWeb } from '../../src/cli/doctor/web.ts'
import { testConfig, testContext } from '../support/context.ts'
import { afterThisTest } from '../support/folder.ts'
import { listen } from '../support/person.ts'

const real = { X_API_KEY: 'key', X_API_SECRET: 'secret' }

const servers = new Map<string, Server>()

async function program(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  afterThisTest(() => void server.close())
  const { port } = server.address() as AddressInfo
  servers.set(String(port), server)
  return `http://127.0.0.1:${port}`
}

const answerAt = async (baseUrl: string) => (await checkWeb(testConfig({ BASE_URL: baseUrl }))).at(-1)

test('this installation is known again at its public address', async () => {
  const context = testContext()
  const url = await listen(createApp(context))
  Object.assign(context.config.web, { baseUrl: url })
  expect(await checkWeb(context.config)).toEqual([{ state: 'ok', what: `${url} answers, and it is this installation` }])
})

test('another installation, with another key, is not taken for this one', async () => {
  const url = await listen(createApp(testContext()))
  const SECRET_KEY = Buffer.alloc(32, 9).toString('base64url')
  const found = await checkWeb(testConfig({ BASE_URL: url, SECRET_KEY }))
  expect(found).toMatchObject([{ state: 'bad', what: expect.stringContaining('another installation') }])
})

test('another program is told, whatever it says', async () => {
  const page = await program((_req, res) => res.end('<h1>It works!</h1>'))
  const ok = await program((_req, res) => res.end('ok\n'))
  const missing = await program((_req, res) => res.writeHead(404).end())
  for (const url of [page, ok, missing])
    expect(await answerAt(url)).toMatchObject({
      state: 'bad',
      what: expect.stringContaining('another program answers'),
    })
})

test('an address that leads on is told with where to', async () => {
  const url = await program((req, res) => res.writeHead(301, { location: `https://www.example.org${req.url}` }).end())
  expect(await answerAt(url)).toMatchObject({ state: 'bad', what: `${url} leads on to https://www.example.org` })
})

test('a proxy without anything behind it, and nobody at all, are no obstacle while nothing runs', async () => {
  const proxy = await program((_req, res) => res.writeHead(502, { connection: 'close' }).end('Bad Gateway'))
  expect(await answerAt(proxy)).toMatchObject({ state: 'warn', what: expect.stringContaining('502') })
  const { port } = new URL(proxy)
  await new Promise(resolve => servers.get(port)?.close(resolve))
  expect(await answerAt(proxy)).toMatchObject({
    state: 'warn',
    todo: expect.stringContaining('Start it'),
  })
})

test('a wrong port, where no TLS is spoken, and a name that does not exist are told', async () => {
  const plain = await program((_req, res) => res.end())
  expect(await answerAt(plain.replace('http:', 'https:'))).toMatchObject({
    state: 'bad',
    what: expect.stringContaining('no TLS is spoken there'),
  })
  expect(await answerAt('http://nobody-has-this-name.invalid')).toMatchObject({
    what: expect.stringMatching(/name (does not exist|cannot be looked up now)/),
  })
})

test.each([
  ['http://clap.example.org', 'bad', 'is not https'],
  ['http://127.0.0.1:3000', 'warn', 'is not https'],
  ['https://clap.local', 'warn', 'lead nobody here'],
  ['https://192.168.1.7', 'warn', 'lead nobody here'],
  ['https://intranet', 'warn', 'lead nobody here'],
])('%s is no address for the real network', async (baseUrl, state, what) => {
  // Only its shape: nothing is asked at any of these.
  const config = { ...testConfig(real), web: { ...testConfig(real).web, baseUrl } }
  const found = await checkWeb(config)
  expect(found).toContainEqual(expect.objectContaining({ state, what: expect.stringContaining(what) }))
})

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { afterThisTest, testFolder } from '../support/folder.ts'
import { nextMessage } from '../support/next-message.ts'
import { nodeWords } from '../support/programs.ts'
import { inLanes, type Person, signed } from './support.ts'

const root = resolve(import.meta.dirname, '../..')

/** The process as it is run for real. Resolves with its address when it says that it is ready. */
async function start(dataDir: string, port = 0): Promise<{ child: ChildProcess; url: string }> {
  const child = run(dataDir, port)
  const { ready } = await nextMessage<{ readonly ready: string }>(child)
  return { child, url: ready }
}

function run(dataDir: string, port: number): ChildProcess {
  // vitest has a BASE_URL of its own.
  const ports = { SANDBOX_PORT: String(port), SANDBOX_MAIL_PORT: '0' }
  const env = { ...process.env, BASE_URL: '', DATA_DIR: dataDir, ...ports, LOG_LEVEL: 'silent' }
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc']
  const child = spawn(process.execPath, nodeWords('src/sandbox/main.ts'), { cwd: root, env, stdio })
  afterThisTest(() => void child.kill('SIGKILL'))
  return child
}

const post = (url: string, person: Person, text: string) =>
  fetch(`${url}/2/tweets`, {
    method: 'POST',
    headers: { authorization: signed(url, 'POST', '/2/tweets', person), 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })

test('killed in the middle of it, it has every post that it said it took', async () => {
  const dataDir = testFolder('sandbox')
  const { child, url } = await start(dataDir)
  const people: Person[] = await (
    await fetch(`${url}/_sandbox/accounts`, { method: 'POST', body: JSON.stringify({ count: 400 }) })
  ).json()
  const promised: string[] = []
  await inLanes(people, async person => {
    const answer = await post(url, person, 'Hello').catch(() => null)
    if (answer?.status !== 201) return
    promised.push(person.handle)
    if (promised.length === 60) child.kill('SIGKILL')
  })
  expect(promised.length).toBeGreaterThanOrEqual(60)

  const again = await start(dataDir)
  const posts: { account: string; id: string }[] = await (await fetch(`${again.url}/_sandbox/posts`)).json()
  const kept = new Set(posts.map(one => one.account))
  expect(promised.filter(handle => !kept.has(handle))).toEqual([])
  expect(posts.length).toBe(kept.size)

  // Grants, the memory of texts, and the order of ids are still there too.
  const known = people.find(one => kept.has(one.handle)) as Person
  expect((await post(again.url, known, 'Hello')).status).toBe(403)
  const { data } = await (await post(again.url, known, 'Another')).json()
  // Ids of one length: the greatest is the last in the order of words.
  expect([...posts.map(one => one.id), data.id].sort().at(-1)).toBe(data.id)
})

test('a request seen before a kill is refused after it', async () => {
  const dataDir = testFolder('sandbox')
  const first = await start(dataDir)
  const made = await fetch(`${first.url}/_sandbox/accounts`, { method: 'POST', body: JSON.stringify({ count: 1 }) })
  const [ada] = (await made.json()) as [Person]
  const headers = { authorization: signed(first.url, 'GET', '/2/users/me', ada) }
  expect((await fetch(`${first.url}/2/users/me`, { headers })).status).toBe(200)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const { url } = await start(dataDir, Number(new URL(first.url).port))
  expect((await fetch(`${url}/2/users/me`, { headers })).status).toBe(401)
})

test('SIGTERM ends it at once, also with a feed and a request left open', async () => {
  const { child, url } = await start(testFolder('sandbox'))
  const made = await fetch(`${url}/_sandbox/accounts`, { method: 'POST', body: JSON.stringify({ count: 1 }) })
  const [ada] = (await made.json()) as [Person]
  await fetch(`${url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify({ errors: [{ kind: 'hang' }] }) })
  const feed = await fetch(`${url}/_sandbox/feed`)
  const left = [post(url, ada, 'Hello').catch(() => 'cut'), feed.text().catch(() => 'cut')]
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(await Promise.all(left)).toEqual(['cut', 'cut'])
})

test('a taken port is one line that says what to do', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  afterThisTest(() => void holder.close())
  const { port } = holder.address() as { port: number }
  const child = run(join(testFolder('sandbox'), 'data'), port)
  let said = ''
  child.stderr?.on('data', part => {
    said += part
  })
  const [code] = await once(child, 'close')
  expect([code, said]).toEqual([
    1,
    `Port ${port} on 127.0.0.1 is taken: end what runs there, or set SANDBOX_PORT to another one.\n`,
  ])
})

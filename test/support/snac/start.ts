import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { snacBinary } from '../../../src/lib/snac-binary.js'
import { afterThisTest, testFolder } from '../folder.ts'
import { freePort } from '../free-port.ts'
import { patience } from '../patience.ts'

/** A real server of the Mastodon API, with the bad habits of the family. Null: not on this machine, `npm test` says why. */
export const snacFile: string | null = snacBinary()

export type Snac = {
  readonly host: string
  readonly url: string
  readonly folder: string
  /** It is gone from one moment to the next. */
  readonly stop: () => void
}

/** snac2 on a free port, gone after the test (or, started outside of one, after its file). */
export async function startSnac(): Promise<Snac> {
  const port = await freePort()
  const folder = join(testFolder('snac'), 'data')
  const host = `127.0.0.1:${port}`
  run(['init', folder], `127.0.0.1\n${port}\n${host}\n\n\n`)
  const file = join(folder, 'server.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), host, protocol: 'http' }))
  const child = spawn(snac(), ['httpd', folder], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  afterThisTest(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const url = `http://${host}`
  await Promise.race([answering(url), ended.then(([code]) => Promise.reject(new Error(`snac ended with ${code}`)))])
  return { host, url, folder, stop: () => void child.kill('SIGKILL') }
}

export type Person = { readonly name: string; readonly password: string; readonly host: string }

/** An account of this server. */
export function addPerson({ folder, host }: Snac, name: string): Person {
  const password = /password is (\S+)/.exec(run(['adduser', folder, name]))?.[1]
  if (!password) throw new Error(`snac made no account of ${name}`)
  return { name, password, host }
}

/** What somebody's notes say, as the server keeps them: one file each. */
export function notesOf({ folder }: Snac, { name }: Person): readonly string[] {
  const public_ = join(folder, 'user', name, 'public')
  return readdirSync(public_)
    .filter(file => file.endsWith('.json'))
    .map(file => JSON.parse(readFileSync(join(public_, file), 'utf8')) as { type: string; sourceContent?: string })
    .filter(({ type }) => type === 'Note')
    .map(({ sourceContent = '' }) => sourceContent)
}

/** Names of the applications that are registered there. */
export const appsOf = ({ folder }: Snac): readonly string[] =>
  readdirSync(join(folder, 'app')).map(
    file => (JSON.parse(readFileSync(join(folder, 'app', file), 'utf8')) as { name: string }).name,
  )

function run(words: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(snac(), words, { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`snac ${words[0]}: ${stdout}${stderr}`)
  return `${stdout}${stderr}`
}

function snac(): string {
  if (!snacFile) throw new Error('there is no snac')
  return snacFile
}

async function answering(url: string): Promise<void> {
  const patient = patience()
  while (!patient.aborted) {
    const answer = await fetch(`${url}/api/v1/instance`).catch(() => null)
    if (answer?.ok) return
    await delay(20)
  }
  throw new Error(`no answer at ${url}`)
}

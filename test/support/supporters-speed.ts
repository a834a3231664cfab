import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { acceptInvitation } from '../../src/domain/people/acceptance.ts'
import { firstRunInvitation } from '../../src/domain/people/invitation.ts'
import { makeCampaign, makeLaunch } from './factories.ts'
import { makeManySupporters } from './many-supporters.ts'

/**
 * How long the page of supporters takes at 100,000 pledges, from request to last byte over HTTP, in ms:
 * `node --import tsx test/support/supporters-speed.ts`. The first request after a pause also sums up the crowd.
 */
const pledges = 100_000
const rounds = 9

const queries = {
  'first page': '',
  'in the middle': '?after=50000',
  'search that finds many': '?search=ada',
  'search that finds one': '?search=person_1234',
  'search that finds nobody': '?search=nobody+at+all',
  'a network without anybody': '?network=mastodon',
  'must connect again': '?reconnect=yes',
  'sample messages': '?words=sample',
  withdrawn: '?state=withdrawn',
  removed: '?state=removed',
} as const

const folder = mkdtempSync(join(tmpdir(), 'thunderclap-supporters-'))
const context = createContext(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }), 'speed')
const campaign = makeCampaign(context.db, { slug: 'amend' })
makeLaunch(context.db, campaign.id)
makeManySupporters(context.db, campaign.id, pledges, Date.now())
const server = createServer(createApp(context)).listen(0, '127.0.0.1')
await new Promise(resolve => server.once('listening', resolve))
const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const cookie = await owner()

for (const [name, query] of Object.entries(queries)) {
  const times: number[] = []
  for (let n = 0; n < rounds; n++) times.push(await timed(query))
  const sorted = times.sort((a, b) => a - b)
  const ms = (at: number) => (sorted[at] ?? 0).toFixed(1).padStart(7)
  process.stdout.write(
    `${name.padEnd(28)} best ${ms(0)}  median ${ms(Math.floor(rounds / 2))}  worst ${ms(rounds - 1)}\n`,
  )
}
server.close()
context.db.$client.close()
rmSync(folder, { recursive: true, force: true })

async function timed(query: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`${home}/organize/amend/supporters${query}`, { headers: { cookie } })
  await answer.text()
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  return performance.now() - began
}

/** The cookie of an owner who has just signed in. */
async function owner(): Promise<string> {
  const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  await acceptInvitation(context.db, firstRunInvitation(context.db, Date.now()) ?? '', ada, Date.now())
  const answer = await fetch(`${home}/organize/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email: ada.email, password: ada.password }),
    redirect: 'manual',
  })
  return answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

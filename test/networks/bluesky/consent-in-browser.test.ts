import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import type { Pending } from '../../../src/networks/connector.ts'
import type { Network } from '../../../src/networks/port.ts'
import { chromiumFile, visit, withBrowser } from '../../support/browser.ts'
import { afterThisTest } from '../../support/folder.ts'
import { networkOn } from '../../support/pds/network.ts'
import { type Person, postsOf, signUp } from '../../support/pds/people.ts'
import { post, postOf } from '../../support/pds/send.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'

let pds: Pds
let network: Network
let ada: Person

beforeAll(async () => {
  if (!chromiumFile) return
  pds = await startPds()
  network = networkOn(pds)
  ada = await signUp(pds, 'ada')
})

/** The page of ours that people come back to: says where it was asked. */
async function comeBackTo(): Promise<string> {
  const server = createServer((_, res) => res.setHeader('content-type', 'text/html').end('<h1>Back</h1>'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterThisTest(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth/bluesky/callback`
}

/** Leads `ada` to the pages of her server, and signs her in there, up to what she is asked. */
async function askedFor(callbackUrl: string): Promise<{ page: Page; pending: Pending }> {
  const departure = await network.connector.depart(callbackUrl, `@${ada.handle}`)
  if (departure.kind !== 'leave') throw new Error(JSON.stringify(departure))
  // The server has no icon.
  const { page } = await visit({}, [/404/])
  await page.goto(departure.url)
  await page.locator('input[type=password]').fill(ada.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return { page, pending: departure.pending }
}

/** What she brings back with her. */
async function backWith(page: Page, button: string, callbackUrl: string) {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForURL(url => url.href.startsWith(callbackUrl))
  return network.connector.read(Object.fromEntries(new URL(page.url()).searchParams))
}

withBrowser('a person says yes on the pages of their own server, and we post for them once', async () => {
  const callbackUrl = await comeBackTo()
  const { page, pending } = await askedFor(callbackUrl)
  const back = await backWith(page, 'Authorize', callbackUrl)
  expect(back).toMatchObject({ kind: 'allowed', key: pending.key })
  const arrival = await network.connector.arrive(pending, back?.kind === 'allowed' ? back.proof : '')
  if (arrival.kind !== 'granted') throw new Error(JSON.stringify(arrival))
  expect(arrival.named).toMatchObject({ remoteId: ada.did, host: pds.host, handle: ada.handle })
  const frozen = network.posting.freeze(postOf(ada, 'Said yes'))
  expect(await post(network, arrival.grant, frozen)).toMatchObject({ kind: 'posted' })
  expect((await postsOf(pds, ada)).map(one => one.value.text)).toEqual(['Said yes'])
})

withBrowser('a person says no there, and comes back with that', async () => {
  const callbackUrl = await comeBackTo()
  const { page, pending } = await askedFor(callbackUrl)
  expect(await backWith(page, 'Deny access', callbackUrl)).toEqual({ kind: 'denied', key: pending.key })
})

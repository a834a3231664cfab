import { beforeAll, expect, test } from 'vitest'
import { clientKeys } from '../../db/schema/index.ts'
import { checkNetworks } from '../../src/cli/doctor/network.ts'
import type { Context } from '../../src/context.ts'
import { testConfig, testContext } from '../support/context.ts'
import { makeAccount } from '../support/factories.ts'
import { publish } from '../support/pds/network.ts'
import { type Pds, startPds } from '../support/pds/start.ts'

const ownAddress = 'https://thunderclap.ngo'

/** As the server of these tests is on this machine. */
const openDoors = { state: 'warn', what: expect.stringContaining('BLUESKY_PLC_URL is on'), todo: expect.any(String) }

let pds: Pds

beforeAll(async () => {
  pds = await startPds()
})

const installed = (baseUrl: string): Context =>
  testContext({
    env: {
      BLUESKY: 'on',
      BASE_URL: baseUrl,
      BLUESKY_PLC_URL: pds.plcUrl,
      BLUESKY_ENTRYWAY_URL: pds.url,
      BLUESKY_HANDLE_RESOLVER_URL: pds.url,
    },
  })

test('a site with a public address, whose documents can be read, has nothing against it', async () => {
  const { config, networks } = installed(ownAddress)
  const bluesky = networks.get('bluesky')
  if (bluesky) await publish(pds, bluesky, ownAddress)
  expect(await checkNetworks(config)).toEqual([
    { state: 'ok', what: `Bluesky lets people sign in, and come back to ${ownAddress}/auth/bluesky/callback` },
    openDoors,
  ])
})

test('a site that was never started lost no key: its first start makes one', async () => {
  const config = testConfig({ BLUESKY: 'on', BASE_URL: ownAddress, BLUESKY_PLC_URL: pds.plcUrl })
  expect(await checkNetworks(config)).toEqual([
    {
      state: 'warn',
      what: 'no key to sign in to Bluesky with yet; the next start makes one',
      todo: expect.stringContaining('Start'),
    },
    openDoors,
  ])
})

test('a site whose keys are gone is told so while permissions need them, and else that a start makes one', async () => {
  const { config, db, box } = installed(ownAddress)
  db.delete(clientKeys).run()
  expect(await checkNetworks(config)).toMatchObject([
    { state: 'warn', what: expect.stringContaining('next start') },
    openDoors,
  ])
  makeAccount(db, { network: 'bluesky' }, { box })
  expect(await checkNetworks(config)).toMatchObject([
    { state: 'bad', todo: expect.stringContaining('is lost') },
    openDoors,
  ])
})

test('a site whose documents cannot be read is told which', async () => {
  const { config } = installed('https://nobody-serves-this.ngo')
  expect(await checkNetworks(config)).toMatchObject([
    {
      state: 'bad',
      what: expect.stringContaining('Unable to obtain'),
      todo: expect.stringContaining('/client-metadata.json'),
    },
    openDoors,
  ])
})

test('on a machine of one’s own people sign in, and are told how long that lasts', async () => {
  const { config } = installed('http://127.0.0.1:3000')
  expect(await checkNetworks(config)).toEqual([
    { state: 'ok', what: 'Bluesky lets people sign in, and come back to http://127.0.0.1:3000/auth/bluesky/callback' },
    {
      state: 'warn',
      what: expect.stringContaining('end after 14 days at most'),
      todo: expect.stringContaining('BASE_URL'),
    },
  ])
})

test('http and a name of the internet let nobody sign in', async () => {
  const { config } = installed('http://clap.example.org')
  expect(await checkNetworks(config)).toMatchObject([
    {
      state: 'bad',
      what: expect.stringContaining('http://clap.example.org'),
      todo: expect.stringContaining('https://'),
    },
    openDoors,
  ])
})

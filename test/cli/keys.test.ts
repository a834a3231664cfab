import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { holdFile } from '../../db/lock.ts'
import { audit, grants, launches } from '../../db/schema/index.ts'
import { checkKeys } from '../../src/cli/doctor/keys.ts'
import { openKeysContext } from '../../src/cli/keys/context.ts'
import { retire } from '../../src/cli/keys/retire.ts'
import { rotate } from '../../src/cli/keys/rotate.ts'
import { show } from '../../src/cli/keys/show.ts'
import type { Config } from '../../src/config.ts'
import { sayKeys } from '../../src/domain/operation/keys/holders.ts'
import { countSealed } from '../../src/domain/operation/keys/reseal.ts'
import { keyIdOf, newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { keyFile, readKeyFile, readSecretKeys } from '../../src/lib/secret-key.ts'
import { testConfig } from '../support/context.ts'
import { testDb } from '../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../support/factories.ts'
import { afterThisTest } from '../support/folder.ts'

const minute = 60_000

/** A database of somebody whose one pledge is sealed with the key at hand, and a way to type commands. */
function setting(env: Readonly<Record<string, string>> = {}) {
  const config = testConfig(env)
  const db = testDb(config.dataDir)
  const keys = readSecretKeys(config.secretKeys, config.dataDir)
  const box = secretBox(keys)
  const campaign = makeCampaign(db)
  makePledge(db, campaign.id, makeAccount(db, {}, { box }).id, {}, box)
  const type = typist(config)
  return {
    config,
    db,
    campaign,
    type,
    oldId: keyIdOf(keys[0] ?? ''),
    ids: () => readKeyFile(config.dataDir).map(keyIdOf),
  }
}

type Desk = NonNullable<ReturnType<typeof openKeysContext>>

const typist =
  (given: Config) =>
  async (command: (desk: Desk) => number | Promise<number>, waitMs = 500) => {
    const said: string[] = []
    const desk = openKeysContext(given, line => said.push(line))
    if (!desk) throw new Error('no keys')
    const code = await command({ ...desk, waitMs, settleMs: 0 })
    desk.db.$client.close()
    return { code, said: said.join('\n') }
  }

const findings = (config: Config) => checkKeys(config).map(({ state, what }) => `${state}: ${what}`)

describe('keys rotate', () => {
  test('makes a key, seals everything with it, keeps the old one, and says so in the record', async () => {
    const { db, type, ids, oldId, config } = setting()
    const { code, said } = await type(rotate)
    expect(code, said).toBe(0)
    const [first, newId = ''] = ids()
    expect(first).toBe(oldId)
    expect(countSealed(db).get(oldId)).toBeUndefined()
    expect(countSealed(db).get(newId)).toBeGreaterThanOrEqual(2)
    expect(said).toContain(`Copy that file to where you keep the key`)
    expect(said).toContain(`keys retire ${oldId}`)
    expect(db.select().from(audit).all()).toMatchObject([{ kind: 'key-changed', data: JSON.stringify({ id: newId }) }])
    expect(findings(config)).toEqual([
      `ok: the key ${newId} seals`,
      `ok: nothing needs the key ${oldId} any more but backups: npm run thunderclap -- keys retire ${oldId}`,
    ])
  })

  test('tells no key to anybody', async () => {
    const { type, config, oldId } = setting()
    const all = [await type(rotate), await type(show), await type(desk => retire(desk, oldId))].map(one => one.said)
    for (const key of readKeyFile(config.dataDir)) expect(all.join()).not.toContain(key)
  })

  test('changes again when run once more', async () => {
    const { type, ids } = setting()
    expect([(await type(rotate)).code, (await type(rotate)).code]).toEqual([0, 0])
    expect(new Set(ids()).size).toBe(3)
    expect((await type(show)).said).toContain(`${ids()[2]}  seals`)
  })

  test('with SECRET_KEY takes the new one behind the comma, and first says how to make one', async () => {
    const [oldKey, newKey] = [newSecretKey(), newSecretKey()]
    const { db, type, config, oldId } = setting({ SECRET_KEY: oldKey })
    const alone = await type(rotate)
    expect(alone).toMatchObject({ code: 1, said: expect.stringContaining('SECRET_KEY=<old>,<new>') })

    const both = typist({ ...config, secretKeys: [oldKey, newKey] })
    expect((await both(rotate)).code).toBe(0)
    expect(countSealed(db).has(oldId)).toBe(false)
    const retired = await both(desk => retire(desk, oldId))
    expect(retired).toMatchObject({ code: 0, said: expect.stringContaining('It is number 1 of the 2 in SECRET_KEY') })
    expect((await typist({ ...config, secretKeys: [newKey] })(show)).code).toBe(0)
  })

  test('refuses when the key that seals is not at hand, and names it', async () => {
    const { config, type, oldId } = setting({ SECRET_KEY: newSecretKey() })
    await type(show)
    const other = { ...config, secretKeys: [newSecretKey()] }
    const { code, said } = await typist(other)(rotate)
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`sealed with the key ${oldId}`) })
    expect(findings(other)[0]).toBe(`bad: the key ${oldId}, which seals here, is not at hand`)
  })

  test('refuses near a launch and during one, and says when it will be possible', async () => {
    const { db, campaign, type, ids } = setting()
    const launch = makeLaunch(db, campaign.id, { launchAt: Date.now() + 9 * minute })
    const { code, said } = await type(rotate)
    expect(code).toBe(1)
    expect(said).toMatch(/“Campaign \d+” launches at .+ Run this again after .+ Nothing was changed/)
    db.update(launches)
      .set({ launchAt: Date.now() - minute, state: 'firing' })
      .run()
    expect((await type(rotate)).said).toContain('Nothing was changed')
    expect(ids()).toHaveLength(1)
    db.update(launches)
      .set({ launchAt: launch.launchAt + 2 * minute, state: 'open' })
      .run()
    expect((await type(rotate)).code).toBe(0)
  })

  test('refuses while a process that runs does not have the key, names it, and goes on when it has', async () => {
    const { db, type, oldId, ids, config } = setting()
    const sender = 'sender 4711 on another machine'
    sayKeys(db, [{ process: sender, keys: [oldId] }], Date.now())
    const { code, said } = await type(rotate)
    expect(code).toBe(1)
    expect(said).toContain(`${sender}: without the key ${ids()[1]}, so nothing was sealed anew`)
    expect(countSealed(db).size).toBe(1)
    sayKeys(db, [{ process: sender, keys: ids() }], Date.now())
    expect((await type(rotate)).code).toBe(0)
    expect(ids()).toHaveLength(2)
    sayKeys(db, [{ process: sender, keys: [oldId] }], Date.now())
    expect(findings(config)).toContain(`bad: ${sender}: without the key ${ids()[1]}, which seals`)
    expect((await type(desk => retire(desk, oldId))).said).toContain('Give it to them first')
  })

  test('left half done, the doctor tells, and it goes on with the same key', async () => {
    const { db, type, config, oldId, ids } = setting()
    await type(rotate)
    makeAccount(db, {}, { box: secretBox(readKeyFile(config.dataDir).slice(0, 1)) })
    db.$client.exec('update secret_keys set emptied_at = null')
    expect(findings(config)[1]).toBe(
      `warn: a change of keys was left half done: 1 sealed with another key than ${ids()[1]}`,
    )
    const { code, said } = await type(rotate)
    expect(code).toBe(0)
    expect(said).toContain(`Going on with the change to the key ${ids()[1]}`)
    expect(ids()).toHaveLength(2)
    expect(countSealed(db).has(oldId)).toBe(false)
  })

  test('is done by one at a time', async () => {
    const { type, config } = setting()
    const held = holdFile(`${config.dataDir}/rotating`)
    afterThisTest(() => held?.release())
    expect(await type(rotate)).toMatchObject({ code: 1, said: expect.stringContaining('already') })
  })

  test('says how many texts do not open at all, and finishes', async () => {
    const { db, type, oldId } = setting()
    const stranger = secretBox([newSecretKey()]).seal('hello', 'grant:1')
    db.update(grants).set({ sealed: stranger }).run()
    const { code, said } = await type(rotate)
    expect(code).toBe(0)
    expect(said).toContain('1 text does not open with any key at hand')
    expect((await type(desk => retire(desk, oldId))).code).toBe(0)
  })
})

describe('keys retire', () => {
  test('takes away a key that nothing needs, and no other', async () => {
    const { type, oldId, ids } = setting()
    expect(await type(desk => retire(desk, oldId))).toMatchObject({ code: 1, said: expect.stringContaining('seals') })
    expect(await type(desk => retire(desk, 'unknown1'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no key unknown1'),
    })
    await type(rotate)
    expect((await type(desk => retire(desk, oldId))).code).toBe(0)
    expect(ids()).not.toContain(oldId)
    expect(ids()).toHaveLength(1)
  })

  test('refuses while something needs it', async () => {
    const { db, type, config, oldId } = setting()
    await type(rotate)
    makeAccount(db, {}, { box: secretBox(readKeyFile(config.dataDir).slice(0, 1)) })
    const { code, said } = await type(desk => retire(desk, oldId))
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('is needed for 1 text it sealed') })
  })
})

test('a file whose lines are no keys is not taken for keys', () => {
  const { config } = setting()
  writeFileSync(keyFile(config.dataDir), 'hello\n')
  expect(openKeysContext(config, () => {})).toBeNull()
  expect(readFileSync(keyFile(config.dataDir), 'utf8')).toBe('hello\n')
})

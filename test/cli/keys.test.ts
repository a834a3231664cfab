import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { audit, grants } from '../../db/schema/index.ts'
import { checkKeys } from '../../src/cli/doctor/keys.ts'
import { keysCommand } from '../../src/cli/keys.ts'
import { type Config, ConfigError } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { keepHashKeys } from '../../src/domain/operation/keys/keyring.ts'
import { countSealed } from '../../src/domain/operation/keys/reseal.ts'
import { keyIdOf, newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { keyFile, readKeyFile, readSecretKeys } from '../../src/lib/secret-key.ts'
import { testConfig } from '../support/context.ts'
import { testDb } from '../support/db.ts'
import { makeAccount, makeCampaign, makePledge } from '../support/factories.ts'

/** A database of somebody whose one pledge is sealed with the key at hand, and a way to type commands. */
function setting(env: Readonly<Record<string, string>> = {}) {
  const config = testConfig(env)
  const db = testDb(config.dataDir)
  const keys = readSecretKeys(config.secretKeys, config.dataDir)
  const box = secretBox(keys)
  makePledge(db, makeCampaign(db).id, makeAccount(db, {}, { box }).id, {}, box)
  return {
    config,
    db,
    type: typist(config),
    oldId: keyIdOf(keys[0] ?? ''),
    ids: () => readKeyFile(config.dataDir).map(keyIdOf),
    start: () => start(config),
  }
}

/** `npm run thunderclap -- keys …` with these settings. */
const typist =
  ({ dataDir, secretKeys }: Config) =>
  async (...args: string[]) => {
    vi.stubEnv('DATA_DIR', dataDir)
    vi.stubEnv('BASE_URL', '')
    vi.stubEnv('SECRET_KEY', secretKeys?.join(','))
    const said: string[] = []
    const code = await keysCommand.run(args, line => said.push(line)).finally(() => vi.unstubAllEnvs())
    return { code, said: said.join('\n') }
  }

/** What a director does with its keys when it starts. */
function start(config: Config): void {
  const { db, box } = createContext(config, 'director')
  keepHashKeys(db, box, Date.now())
  db.$client.close()
}

const findings = (config: Config) => checkKeys(config).map(({ state, what }) => `${state}: ${what}`)

describe('a change of keys', () => {
  test('puts a new key first, seals everything with it after a start, and says that the old one can go', async () => {
    const { db, type, ids, oldId, config, start } = setting()
    const rotated = await type('rotate')
    expect(rotated, rotated.said).toMatchObject({ code: 0, said: expect.stringContaining('keys reseal') })
    expect(rotated.said).toContain('Copy that file to where you keep the key')
    const [newId = ''] = ids()
    expect(ids()).toEqual([newId, oldId])
    start()
    expect(findings(config)[1]).toMatch(new RegExp(`^warn: \\d+ still sealed with the old key ${oldId}$`))

    const resealed = await type('reseal')
    expect(resealed, resealed.said).toMatchObject({ code: 0, said: expect.stringContaining(`needs ${oldId} any more`) })
    expect([...countSealed(db).keys()]).toEqual([newId])
    expect(db.select().from(audit).all()).toMatchObject([{ kind: 'key-changed', data: JSON.stringify({ id: newId }) }])
    expect(findings(config)).toEqual([
      `ok: the key ${newId} seals`,
      `ok: nothing here is sealed with the key ${oldId}: if it is an old one, only backups need it`,
    ])
    writeFileSync(keyFile(config.dataDir), `${readKeyFile(config.dataDir)[0]}\n`)
    start()
    expect((await type()).said).toMatch(new RegExp(`${newId}  seals, \\d+ texts sealed with it$`))
  })

  test('tells no key to anybody', async () => {
    const { type, config, start } = setting()
    const first = await type('rotate')
    start()
    const all = [first, await type(), await type('reseal')].map(one => one.said)
    for (const key of readKeyFile(config.dataDir)) expect(all.join()).not.toContain(key)
  })

  test('with SECRET_KEY is said how to make, and takes the first one', async () => {
    const [oldKey, newKey] = [newSecretKey(), newSecretKey()]
    const { db, type, config, oldId } = setting({ SECRET_KEY: oldKey })
    expect(await type('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('SECRET_KEY=<new>,<old>') })
    const both = { ...config, secretKeys: [newKey, oldKey] }
    start(both)
    expect(await typist(both)('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('not finished') })
    expect((await typist(both)('reseal')).code).toBe(0)
    expect(countSealed(db).has(oldId)).toBe(false)
    const alone = { ...config, secretKeys: [newKey] }
    start(alone)
    expect(findings(alone)).toEqual([`ok: the key ${keyIdOf(newKey)} seals`])
  })

  test('is not gone on with before a director has started with the new key: it could open nothing afterwards', async () => {
    const { db, type, oldId, config, start } = setting()
    await type('rotate')
    // What a web process seals that was started again.
    makeAccount(db, {}, { box: secretBox(readKeyFile(config.dataDir)) })
    expect(await type('reseal')).toMatchObject({ code: 1, said: expect.stringContaining('No director has started') })
    expect(countSealed(db).has(oldId)).toBe(true)
    start()
    expect((await type('reseal')).code).toBe(0)
  })

  test('is finished before another one begins', async () => {
    const { type, ids, start } = setting()
    await type('rotate')
    expect(await type('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('keys reseal') })
    expect(ids()).toHaveLength(2)
    start()
    await type('reseal')
    expect((await type('rotate')).code).toBe(0)
    expect(new Set(ids()).size).toBe(3)
  })

  test('says how many texts do not open at all, names their key, and finishes', async () => {
    const { db, type, oldId, start } = setting()
    await type('rotate')
    start()
    const strange = newSecretKey()
    db.update(grants)
      .set({ sealed: secretBox([strange]).seal('hello', 'grant:1') })
      .run()
    const { code, said } = await type('reseal')
    expect(code).toBe(0)
    expect(said).toContain('1 text does not open with any key at hand')
    expect(said).toContain(`Missing: the secret key ${keyIdOf(strange)}`)
    expect(countSealed(db).has(oldId)).toBe(false)
  })
})

describe('keys of another installation', () => {
  const other = ({ config }: ReturnType<typeof setting>) => ({ ...config, secretKeys: [newSecretKey()] })

  test('are named at the start, which they keep from happening', () => {
    const mine = setting()
    expect(() => start(other(mine))).toThrow(ConfigError)
    expect(() => start(other(mine))).toThrow(`the secret key ${mine.oldId}`)
  })

  test('are refused by keys reseal, and told by the doctor', async () => {
    const mine = setting()
    const wrong = other(mine)
    const said = expect.stringContaining(`the secret key ${mine.oldId}`)
    expect(await typist(wrong)('reseal')).toMatchObject({ code: 1, said })
    expect(findings(wrong)[1]).toMatch(`bad: the secret key ${mine.oldId}`)
    expect((await typist(wrong)()).said).toContain(`${mine.oldId}  NOT HERE`)
  })
})

test('a file whose lines are no keys is not taken for keys', async () => {
  const { config, type } = setting()
  writeFileSync(keyFile(config.dataDir), 'hello\n')
  expect(await type('rotate')).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was changed') })
  expect(readFileSync(keyFile(config.dataDir), 'utf8')).toBe('hello\n')
})

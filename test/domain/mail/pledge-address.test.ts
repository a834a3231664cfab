import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDb } from '../../../db/open.ts'
import { pledges } from '../../../db/schema/index.ts'
import { addressOfPledge, sealClearAddresses } from '../../../src/domain/mail/pledge-address.ts'
import { mailLostLinks } from '../../../src/domain/pledge/lost-links.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { makeAccount, makeCampaign, makePledge } from '../../support/factories.ts'
import { testFolder } from '../../support/folder.ts'

test('addresses that an earlier version kept in clear are sealed, found by, and gone from the file', () => {
  const folder = testFolder()
  const db = openDb(join(folder, 'thunderclap.db'))
  const box = secretBox([newSecretKey()])
  const campaign = makeCampaign(db)
  const [ada, bob] = ['ada', 'bob'].map(() => makePledge(db, campaign.id, makeAccount(db).id, {}, box))
  if (!ada || !bob) throw new Error('nobody pledged')
  db.$client.prepare(`update pledges set email = ? where id = ?`).run('Ada@lovelace.example', ada.id)
  expect(sealClearAddresses(db, box)).toBe(1)
  expect(sealClearAddresses(db, box)).toBe(0)
  const row = db.select().from(pledges).where(eq(pledges.id, ada.id)).get()
  expect(row && addressOfPledge(box, row)).toBe('Ada@lovelace.example')
  expect(row && addressOfPledge(secretBox([newSecretKey()]), row)).toBeNull()
  expect(mailLostLinks(db, box, 'ada@LOVELACE.example', 'en', noon)).toBe('mailed')
  expect(mailLostLinks(db, box, 'bob@lovelace.example', 'en', noon)).toBe('unknown')
  for (const name of ['thunderclap.db', 'thunderclap.db-wal'])
    expect(readFileSync(join(folder, name), 'latin1')).not.toContain('lovelace.example')
  db.$client.close()
})

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { audit, secondSteps } from '../../db/schema/index.ts'
import { acceptInvitation } from '../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../src/domain/organizer/invitation.ts'
import { findReset } from '../../src/domain/organizer/new-password.ts'
import { nothingSealed } from '../../src/lib/secret-box.ts'
import { testDb } from '../support/db.ts'
import { testFolder } from '../support/folder.ts'
import { nodeWords } from '../support/programs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `npm run thunderclap -- organizer …`, as whoever runs the site types it. */
function thunderclap(folder: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, BASE_URL: 'https://thunder.example' }
  const words = [...nodeWords('src/cli/main.ts'), 'organizer', ...args]
  return new Promise(resolve => {
    execFile(process.execPath, words, { cwd: root, env }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout }),
    )
  })
}

test('organizer reset prints a one-time link for a new password, and says so in the record', async () => {
  const folder = testFolder('cli')
  const db = testDb(folder)
  const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  await acceptInvitation(db, firstRunInvitation(db, Date.now()) ?? '', ada, Date.now())
  const { code, said } = await thunderclap(folder, 'reset', 'Ada@example.org')
  expect(code).toBe(0)
  const token = /^https:\/\/thunder\.example\/password-reset\/([\w-]+)\n$/.exec(said)?.[1] ?? ''
  expect(findReset(db, token, Date.now())).toMatchObject({ email: ada.email })
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ actorId: null, kind: 'reset-link-made' })

  const unknown = await thunderclap(folder, 'reset', 'eve@example.org')
  expect(unknown).toEqual({ code: 1, said: 'Nobody signs in as eve@example.org. There is: ada@example.org\n' })
  expect((await thunderclap(folder, 'reset')).code).toBe(2)
})

test('organizer reset-second-step takes a lost one away, and says so in the record', async () => {
  const folder = testFolder('cli')
  const db = testDb(folder)
  const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
  await acceptInvitation(db, firstRunInvitation(db, Date.now()) ?? '', ada, Date.now())
  db.insert(secondSteps).values({ organizerId: 1, secret: nothingSealed, since: 1, usedStep: 0 }).run()
  const { code, said } = await thunderclap(folder, 'reset-second-step', 'Ada@example.org')
  expect([code, said]).toEqual([
    0,
    'The second step of ada@example.org is taken away, and their sessions have ended.\n',
  ])
  expect(db.select().from(secondSteps).all()).toEqual([])
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ actorId: null, kind: 'second-step-reset' })
  expect((await thunderclap(folder, 'reset-second-step', 'eve@example.org')).code).toBe(1)
})

import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { grants, mails } from '../../../db/schema/index.ts'
import { noon } from '../../support/context.ts'
import { startEntry } from '../../support/start-entry.ts'
import { day, minute, setting } from './setting.ts'

const kills = 6
const people = 150

/** Kills a director that renews, at a random moment, and looks at what it left. */
async function killOnce(given: Awaited<ReturnType<typeof setting>>, at: number) {
  const { server, context, tokens, ids, grant } = given
  const env = { PATH: process.env.PATH, DATA_DIR: context.config.dataDir, NOW: String(at), PER_SECOND: '200' }
  const director = await startEntry('test/workers/renewal/fixtures/renews.ts', env)
  await pause(Math.random() * 600)
  await director.end('SIGKILL')
  await vi.waitFor(() => expect(server.underWay()).toBe(0))
  const lost = ids.filter((id, n) => grant(id).state === 'live' && !server.has(`person${n}`, tokens(id).refresh))
  return { inDoubt: ids.filter(id => grant(id).renewingBy !== null), lost }
}

test('a director that is killed while it renews loses no more than the answers on their way, and knows which', async () => {
  const given = await setting({ people })
  const { db, ids, at, renew, grant, server, connect } = given
  server.behave(async () => {
    await pause(Math.random() * 20)
    return { kind: 'answer' }
  })
  for (let n = 0; n < kills; n++) {
    const time = noon - 25 * day + n * 8 * 60 * minute
    db.update(grants).set({ renewedAt: 0 }).run()
    at(time)
    const { lost, inDoubt } = await killOnce(given, time)
    // None is lost in silence.
    for (const id of lost) expect(inDoubt).toContain(id)
    // When the access of all is over, each of them is tried once more: what the server never had lives on.
    at(time + 2 * 60 * minute)
    await renew()
    const gone = ids.filter(id => grant(id).state === 'reconnect')
    expect(gone).toEqual(lost)
    for (const id of gone) expect(grant(id).lostReason).toBe('unanswered')
    for (const id of gone) connect(`person${ids.indexOf(id)}`)
  }
  expect(db.select().from(mails).all()).toEqual([])
})

import express from 'express'
import { expect, test } from 'vitest'
import type { StorageProblem } from '../../src/domain/operation/storage.ts'
import { errorPages } from '../../src/http/errors/handlers.ts'
import { refuseWhileFull } from '../../src/http/storage-watch.ts'
import { testContext } from '../support/context.ts'
import { patience } from '../support/patience.ts'
import { listen } from '../support/person.ts'

async function siteWith(problem: StorageProblem | null) {
  const app = express()
  app.use(refuseWhileFull({ problem: () => problem }))
  app.use((_req, res) => void res.send('saved'))
  app.use(errorPages(testContext()))
  const url = await listen(app)
  return async (path: string) => {
    const answer = await fetch(url + path, { method: 'POST', signal: patience() })
    return { status: answer.status, html: await answer.text() }
  }
}

const ofLaunches = [
  '/c/water/pledge',
  '/c/water/pledge/confirm',
  '/p/secret/withdrawal',
  '/p/secret/change/confirm',
  '/unsubscribe/secret',
  '/organize/sign-in',
  '/organize/water/stop',
  '/organize/water/pause',
]
const others = [
  '/organize/water/write',
  '/organize/water/picture',
  '/organize/water/updates',
  '/organize/campaigns',
  '/c/water/reminder',
  '/c/water/call',
  '/lost-link',
]

test('where room is scarce, pledges, withdrawals and what ends a launch are saved, and nothing else is', async () => {
  const post = await siteWith('scarce')
  for (const path of ofLaunches) expect([path, (await post(path)).status]).toEqual([path, 200])
  for (const path of others) {
    const { status, html } = await post(path)
    expect([path, status]).toEqual([path, 503])
    expect(html).toContain('We can save only pledges right now')
  }
})

const waysOut = [
  '/p/secret/withdrawal',
  '/unsubscribe/secret',
  '/organize/sign-in',
  '/organize/water/stop',
  '/organize/water/pause',
]

test('where there is none but the ledger has its own, the launch goes on and can be stopped', async () => {
  const [full, failing] = [await siteWith('no-room'), await siteWith('cannot-be-written')]
  for (const path of [...ofLaunches, ...others]) {
    expect([path, (await full(path)).status]).toEqual([path, waysOut.includes(path) ? 200 : 503])
    expect([path, (await failing(path)).status]).toEqual([path, 503])
  }
})

test('where there is plenty, all of it is', async () => {
  const well = await siteWith(null)
  for (const path of [...ofLaunches, ...others]) {
    expect([path, (await well(path)).status]).toEqual([path, 200])
  }
})

import { expect, test, vi } from 'vitest'
import { deliveries } from '../../db/schema/index.ts'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { canFillDisks, fillDisk, freeDisk } from '../support/full-disk.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { patience } from '../support/patience.ts'

const supporters = 1_500

test.skipIf(!canFillDisks)(
  'a disk that fills in mid-launch holds the posts back, and once there is room all goes on, each once',
  { timeout: 900_000 },
  async () => {
    const rig = await launchRig(supporters)
    await rig.faults({ latencyMs: 900 })
    // Few at once: it is still under way when the disk is full.
    const env = { X_HOST_IN_FLIGHT: '100' }
    const [web, director] = await Promise.all([rig.start('web'), rig.start('director', env), rig.start('sender', env)])
    const disk = [web.pid, director.pid]
    const launch = rig.launchIn(4_000)
    await vi.waitFor(async () => expect((await rig.requests()).length).toBeGreaterThan(300))

    fillDisk(disk)
    await comesToRest(rig)
    const before = await rig.requests()
    expect(before.length).toBeLessThan(supporters)
    await saysSo(`http://127.0.0.1:${web.ready.port}`, rig.campaign.slug)

    freeDisk(disk)
    await rig.over(launch, 60_000)
    const requests = await rig.requests()
    expect(requests.map(one => one.account).sort()).toEqual(rig.promised.map(one => one.handle).sort())
    expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ total: supporters, posted: supporters })
    expect(
      rig.db
        .select()
        .from(deliveries)
        .all()
        .every(row => row.tries === 1),
    ).toBe(true)
    await vi.waitFor(async () => expect(await healthOf(`http://127.0.0.1:${web.ready.port}`)).toEqual([200, 'ok\n']))
  },
)

/** Resolves when nothing has arrived for a second and a half. */
async function comesToRest(rig: LaunchRig): Promise<void> {
  let seen = -1
  for (;;) {
    const { length } = await rig.requests()
    if (length === seen) return
    seen = length
    await new Promise(done => setTimeout(done, 1_500))
  }
}

/** Whoever reads still can; whoever sends a form is told calmly, with a number that the log has too. */
async function saysSo(url: string, slug: string): Promise<void> {
  const signal = patience()
  expect((await fetch(`${url}/c/${slug}`, { signal })).status).toBe(200)
  const headers = { origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${url}/c/${slug}/pledge`, { method: 'POST', headers, body: 'text=Hello', signal })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
  const page = await answer.text()
  expect(page).toContain('We cannot save anything right now')
  expect(page).toMatch(/name this number: [0-9a-f]{8}/)
  expect(await healthOf(url)).toEqual([503, expect.stringContaining('cannot be written')])
}

async function healthOf(url: string): Promise<[number, string]> {
  const answer = await fetch(`${url}/healthz`, { signal: patience() })
  return [answer.status, await answer.text()]
}

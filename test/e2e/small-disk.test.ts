import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test, vi } from 'vitest'
import { countDeliveries } from '../../src/domain/ledger/read.ts'
import { reserveBytes, reserveFile } from '../../src/domain/operation/storage.ts'
import { afterThisTest } from '../support/folder.ts'
import { launchRig } from '../support/launch-rig.ts'
import { patience } from '../support/patience.ts'

const supporters = 1_500
const freeIn = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
/**
 * Fills the disk that it runs on, so only one that is made for it:
 * `mkdir -p /tmp/small && unshare -Urm sh -c 'mount -t tmpfs -o size=420m none /tmp/small && TMPDIR=/tmp/small npx vitest run test/e2e/small-disk.test.ts'`
 */
const isMadeForIt = freeIn(inject('runDir')) < 512 * 1_048_576

test.skipIf(!isMadeForIt)(
  'a launch under way when its disk becomes full goes on in the room that was kept for it, and pages save nothing there',
  { timeout: 900_000 },
  async () => {
    const elsewhere = mkdtempSync('/var/tmp/sandbox-')
    afterThisTest(() => rmSync(elsewhere, { recursive: true, force: true }))
    const rig = await launchRig(supporters, elsewhere)
    await rig.faults({ latencyMs: 900 })
    // Few at once: it is still under way when the disk is full.
    const env = { X_HOST_IN_FLIGHT: '100' }
    const [web] = await Promise.all([rig.start('web'), rig.start('director', env), rig.start('sender', env)])
    await vi.waitFor(() => expect(existsSync(reserveFile(rig.dataDir))).toBe(true))
    const launch = rig.launchIn(4_000)
    await vi.waitFor(async () => expect((await rig.requests()).length).toBeGreaterThan(200))

    fill(rig.dataDir)
    await rig.over(launch, 150_000)
    expect(countDeliveries(rig.db, launch.id).all).toMatchObject({ total: supporters, posted: supporters })
    const requests = await rig.requests()
    expect(requests.map(one => one.account).sort()).toEqual(rig.promised.map(one => one.handle).sort())
    expect(existsSync(reserveFile(rig.dataDir))).toBe(false)
    // The web has taken nothing of what was given back.
    const url = `http://127.0.0.1:${web.ready.port}/c/${rig.campaign.slug}/pledge`
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(url, { method: 'POST', headers, body: 'text=Hello', signal: patience() })
    expect(answer.status).toBe(503)
    expect(freeIn(rig.dataDir)).toBeGreaterThan(reserveBytes / 2)
  },
)

function fill(folder: string): void {
  const file = openSync(join(folder, 'filler'), 'w')
  for (const bytes of [65_536, 512])
    try {
      for (;;) writeSync(file, Buffer.alloc(bytes, 7))
    } catch {
      // No room for so many more.
    }
  closeSync(file)
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { deliveries, launches, organizers } from '../../../../db/schema/index.ts'
import { haltNetwork, heldNetworks, pauseLaunch } from '../../../../src/domain/ledger/holds.ts'
import { chromiumFile, visit } from '../../../support/browser.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { afterThisTest } from '../../../support/folder.ts'
import { makeLedger } from '../../../support/ledger.ts'
import { ada, organizersSide } from '../../organizer/side.ts'

const board = '/organize/amend/board'

/** Two seconds after the moment, with one post out and one on its way. */
async function launching(given: Partial<typeof launches.$inferInsert> = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend', title: 'Amend the "act"' })
  const launch = makeLaunch(side.db, campaign.id, { state: 'firing', armedAt: noon - 60_000, ...given })
  makeLedger(side.db, launch, [{ state: 'posted', sentAt: noon + 3 }, { state: 'queued' }])
  side.setTime(noon + 2_000)
  const stored = () => side.db.select().from(launches).where(eq(launches.id, launch.id)).get()
  return { ...side, launch, stored, ada: await side.signedIn() }
}

describe('the board of organizers', () => {
  test('is the public one with the launch in hand, and every deed leads back to it', async () => {
    const { ada, stored } = await launching()
    const { html } = await ada.get(board)
    expect(html).toContain('data-events="/c/amend/live/events?lang=en"')
    expect(html).toContain('Whatever has not left waits')
    expect(html).toContain('Whatever has not left stays back')
    const paused = await ada.post('/organize/amend/pause', { back: 'board' })
    expect(paused).toMatchObject({ status: 303, location: `${board}?done=paused` })
    expect((await ada.get(paused.location)).page.actions()).toContain('/organize/amend/resumption')
    await ada.post('/organize/amend/resumption', { back: 'board' })
    const stopped = await ada.post('/organize/amend/stop', { back: 'board' })
    expect(stopped.location).toBe(`${board}?done=stopped`)
    expect(stored()?.state).toBe('stopped')
    const after = (await ada.get(stopped.location)).page
    expect(after.text).toContain('The organizers stopped the launch.')
    expect(after.actions('/organize/amend/')).toEqual([])
  })

  test('says how long after Stop the last post left', async () => {
    const { ada, db, launch } = await launching({ state: 'stopped', stoppedAt: noon + 1_000 })
    makeLedger(db, launch, [{ state: 'posted', sentAt: noon + 1_120 }])
    db.update(deliveries).set({ state: 'stopped' }).where(eq(deliveries.state, 'queued')).run()
    expect((await ada.get(board)).html).toContain('No post left later than 120 ms after that.')
  })

  test('shows viewers how it stands, and nothing to press', async () => {
    const { ada, db } = await launching()
    db.update(organizers).set({ role: 'viewer' }).run()
    const { page } = await ada.get(board)
    expect(page.text).toContain('Owners and editors can pause and stop')
    expect(page.all('button')).toEqual([])
  })

  test('is not there for a draft', async () => {
    const { ada, db } = await launching()
    makeLaunch(db, makeCampaign(db, { slug: 'draft', state: 'draft' }).id)
    expect((await ada.get('/organize/draft/board')).status).toBe(404)
  })

  test('has what another site needs to show the board, with the title made safe', async () => {
    const { ada, context } = await launching()
    const { page } = await ada.get(board)
    const code = `<iframe src="${context.config.web.baseUrl}/c/amend/live/embed" title="Amend the &quot;act&quot;"`
    expect(page.all('textbox')[0]?.textContent).toContain(code)
  })
})

describe('a launch on several networks', () => {
  const buttons = (html: string) =>
    [...html.matchAll(/<button[^>]*?(?:value="(\w+)")?>(?:<svg[\s\S]*?<\/svg>)?([^<]+)<\/button>/g)].map(
      ([, value = '', label]) => `${label} ${value}`.trim(),
    )

  async function onTwo(page: string) {
    const side = await launching()
    makeLedger(side.db, side.launch, [{ state: 'queued', network: 'bluesky' }])
    const shown = async () => (await side.ada.get(page)).html
    const press = (deed: string, network?: string) =>
      side.ada.post(`/organize/amend/${deed}`, {
        ...(page === board && { back: 'board' }),
        ...(network && { network }),
      })
    return { ...side, shown, press, offered: async () => buttons(await shown()).filter(one => /^(Pa|Re|Go)/.test(one)) }
  }

  test.each([board, '/organize/amend'])('has a button for each network on %s', async page => {
    const { db, launch, shown, press, offered } = await onTwo(page)
    expect(await offered()).toEqual(['Pause everything', 'Pause X x', 'Pause Bluesky bluesky'])
    const paused = await press('pause', 'x')
    expect(paused).toMatchObject({ status: 303, location: `${page}?done=paused&network=x` })
    expect(heldNetworks(db, launch.id)).toEqual(['x'])
    const html = await shown()
    expect(html).toContain('X: the organizers paused it.')
    expect(await offered()).toEqual(['Pause Bluesky bluesky', 'Resume X x'])
    haltNetwork(db, launch.id, 'bluesky', { reason: 'no-answer', said: null }, noon + 2_000)
    expect(await shown()).toContain('Why it holds back on Bluesky')
    expect(await offered()).toEqual(['Resume X x', 'Go on with Bluesky bluesky'])
    expect(await press('resumption', 'bluesky')).toMatchObject({ location: `${page}?done=resumed&network=bluesky` })
    expect(heldNetworks(db, launch.id)).toEqual(['x'])
    expect((await press('resumption', 'bluesky')).status).toBe(409)
    await press('pause')
    expect(await offered()).toEqual(['Resume everything', 'Resume X x', 'Resume Bluesky bluesky'])
  })

  test('says which network was paused, and takes a network it does not know for a mistake, never for all', async () => {
    const { ada, press, db, launch } = await onTwo(board)
    const { location } = await press('pause', 'x')
    expect((await ada.get(location)).html).toContain('X is paused. What has not left there waits; the rest goes on.')
    expect((await press('pause', 'myspace')).status).toBe(400)
    expect(heldNetworks(db, launch.id)).toEqual(['x'])
  })
})

describe('the board for other pages', () => {
  test('may stand in any page, as the only one; it sets no cookie and offers nothing to press', async () => {
    const { url } = await launching()
    const embed = await fetch(`${url}/c/amend/live/embed`)
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(embed.headers.get('x-frame-options')).toBe(null)
    expect(embed.headers.getSetCookie()).toEqual([])
    const html = await embed.text()
    expect(html).toContain('data-events="/c/amend/live/events?lang=en"')
    expect(html).not.toMatch(/<form|id="figures"/)
    expect(html).toContain('<a href="/c/amend" target="_blank" rel="noopener">')
    for (const path of ['/c/amend/live', '/c/amend', '/']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
    expect((await fetch(`${url}/c/nothing/live/embed`)).status).toBe(404)
  })
})

describe.skipIf(!chromiumFile)('in a browser', () => {
  test('the board runs in the page of another site', async () => {
    const { url } = await launching()
    const other = createServer((_req, res) =>
      res.setHeader('content-type', 'text/html').end(`<iframe src="${url}/c/amend/live/embed"></iframe>`),
    )
    await new Promise<void>(resolve => other.listen(0, 'localhost', resolve))
    afterThisTest(() => {
      other.closeAllConnections()
      other.close()
    })
    const { page, context } = await visit({}, [/favicon/])
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}`)
    const frame = page.frameLocator('iframe')
    await frame.getByText('The posts are leaving.').waitFor()
    expect(await frame.locator('[data-slot="value-0"]').textContent()).toBe('1')
    expect(await context.cookies()).toEqual([])
  })

  test('the buttons of organizers follow the launch by themselves', async () => {
    const { url, db, launch } = await launching()
    const { page } = await visit()
    await page.goto(`${url}/organize/sign-in`)
    await page.getByLabel('Mail address').fill(ada.email)
    await page.getByLabel('Password').fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.goto(url + board)
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    pauseLaunch(db, launch.id, noon + 2_000)
    await page.getByRole('button', { name: 'Resume' }).waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('The launch goes on.').waitFor()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })
})

import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches } from '../../../../db/schema/index.ts'
import type { LaunchState } from '../../../../src/domain/launch/launch.ts'
import { hearSenders } from '../../../../src/domain/ledger/senders.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

const dayMs = 86_400_000

async function setting(given: { state?: LaunchState } = {}) {
  const side = await organizersSide()
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  const launch = makeLaunch(side.db, campaign.id, given)
  const pledges = (n: number, text?: string) => {
    for (let k = 0; k < n; k++) makePledge(side.db, campaign.id, makeAccount(side.db).id, text ? { text } : {})
  }
  const hear = (at: number, ...egress: string[]) =>
    hearSenders(
      side.db,
      egress.map((name, n) => ({
        id: `sender-${n}`,
        machine: 'one',
        egress: name,
        pid: 1,
        startTicks: null,
        differs: [],
        sockets: 256,
        clockApartMs: 3,
      })),
      at,
    )
  const stored = () => side.db.select().from(launches).where(eq(launches.id, launch.id)).get()
  return { ...side, campaign, launch, pledges, hear, stored, ada: await side.signedIn() }
}

describe('beside the schedule, an organizer reads', () => {
  test('how many wait for others, at which numbers, and what leaves and is paid as it stands', async () => {
    const { ada, db, campaign, hear } = await setting()
    const join = (atLeast: number | null) => makePledge(db, campaign.id, makeAccount(db).id, { text: 'Plain', atLeast })
    for (const atLeast of [null, 2, 2, 5, 5, 5, 5]) join(atLeast)
    for (let n = 0; n < 3; n++) join(1_000)
    hear(noon - dayMs, 'one')
    const { page } = await ada.get('/organize/amend')
    for (const words of [
      '10 posts leave within',
      '9 supporters go only if enough others do.',
      '7 posts would leave in all, and 3 of these would stay back.',
      'as it stands, 7 posts would leave',
      'About $0.11 as it stands',
    ])
      expect(page.text).toContain(words)
    expect(page.row('at least 1,000 post')).toEqual(['3', 'would stay back'])
    expect((await ada.get('/organize/amend?lang=es')).html).toContain(
      '9 personas publican solo si lo hacen bastantes más.',
    )
  })

  test('how long the posts take, on how many senders, and what they cost', async () => {
    const { ada, pledges, hear } = await setting()
    pledges(3)
    pledges(1, 'Read https://example.org/section-230 and write to them')
    hear(noon - dayMs, 'here', 'here', 'there')
    const { html } = await ada.get('/organize/amend')
    expect(html).toContain('4 posts leave within a second of the moment.')
    expect(html).toContain('3 senders on 2 addresses are running.')
    // 3 × $0.015 and one with a link, $0.20.
    expect(html).toContain('On the real network it would be about $0.25.')
  })

  test('that nobody runs who could send, once the senders have fallen silent', async () => {
    const { ada, pledges, hear } = await setting()
    pledges(1)
    hear(noon - dayMs - 20_000, 'here')
    expect((await ada.get('/organize/amend')).html).toContain('No sender is running')
    hear(noon - dayMs, 'here')
    expect((await ada.get('/organize/amend')).html).toContain('1 sender on 1 address is running.')
  })

  test('nothing of it once it is too late to change anything', async () => {
    const { ada } = await setting({ state: 'firing' })
    const { page } = await ada.get('/organize/amend')
    expect(page.text).not.toContain('Will it fit?')
  })
})

describe('a spread', () => {
  test('is chosen from the list, and its last post is foretold', async () => {
    const { ada, pledges, stored } = await setting()
    pledges(10)
    const { page: schedule } = await ada.get('/organize/amend/schedule')
    const [first] = schedule.all('option', /^All at the moment: the last one after/)
    expect(first).toBeDefined()
    expect((await ada.post('/organize/amend/schedule', { spread: '300000' })).status).toBe(303)
    expect(stored()?.spreadMs).toBe(300_000)
    expect((await ada.get('/organize/amend')).page.text).toContain('10 posts leave over 5 minutes')
    expect((await ada.get('/organize/amend/schedule')).page.fields().spread).toBe('300000')
    await ada.post('/organize/amend/schedule', { spread: '0' })
    expect(stored()?.spreadMs).toBe(0)
  })

  test('that is not in the list is refused', async () => {
    const { ada, stored } = await setting()
    const refused = await ada.post('/organize/amend/schedule', { spread: '1' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Choose one of the times in the list.')
    expect(stored()?.spreadMs).toBe(0)
  })
})

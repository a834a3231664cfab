import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { launches } from '../../../db/schema/index.ts'
import type { LaunchState } from '../../../src/domain/launch/launch.ts'
import { noon, testContext } from '../../support/context.ts'
import {
  makeAccount,
  makeCampaign,
  makeLaunch,
  makeMessage,
  makePledge,
  makePledgeByHand,
} from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'
import { openSite } from '../site.ts'

async function setting(given: Parameters<typeof makeCampaign>[1] = {}) {
  let at = noon - 86_400_000
  const context = testContext({ now: () => at })
  const campaign = makeCampaign(context.db, { slug: 'amend', title: 'Amend it', ...given })
  const launch = makeLaunch(context.db, campaign.id)
  const site = await openSite(context)
  const setTime = (ms: number) => {
    at = ms
  }
  return { ...context, campaign, launch, setTime, site, visitor: site.visitor() }
}

describe('a campaign page', () => {
  test('shows the moment, who is there, and three things to do, without any script', async () => {
    const { visitor, db, campaign } = await setting({
      goal: 2000,
      callScript: 'Hello, my name is …',
      lobbyingDays: ['2026-09-07', '2026-09-08'],
      hotline: { label: 'Need help?', number: '1-888-373-7888' },
    })
    makeMessage(db, campaign.id, 'Say & <do> this #now')
    makePledge(db, campaign.id, makeAccount(db, { followers: 1234 }).id)
    const { page, status } = await visitor.get('/c/amend')
    expect(status).toBe(200)
    expect(page.lang).toBe('en')
    for (const words of ['Mon, Sep 7, 10:00 AM EDT', 'in 1 day', '2,000 wanted', '1,234'])
      expect(page.text).toContain(words)
    expect(page.fields().text).toBe('Say & <do> this #now')
    expect(page.link('Share on X')).toMatch(/^\/c\/amend\/share\/\d+\/x$/)
    expect(page.links()).toEqual(expect.arrayContaining(['tel:+12022243121', 'tel:18883737888']))
    expect(page.text).toContain('Monday, September 7 and Tuesday, September 8')
  })

  test('shows the story as Markdown, and raw HTML and dangerous links in it as text', async () => {
    const story = '# Why\n\n*Because* <script>alert(1)</script> [click](javascript:alert(1))'
    const { html } = await (await setting({ story })).visitor.get('/c/amend')
    expect(html).toContain('<h3>Why</h3>')
    expect(html).toContain('<em>Because</em> &lt;script>')
    expect(html).not.toContain('javascript:')
  })

  test('counts visits of people, not of programs', async () => {
    const { visitor } = await setting()
    await visitor.get('/c/amend')
    await visitor.get('/c/amend', { 'user-agent': 'Googlebot/2.1' })
    await visitor.get('/c/amend', { 'sec-purpose': 'prefetch' })
    expect((await visitor.get('/c/amend')).html).toContain('Total page visits: 2. Today: 2.')
  })

  test('sets no cookie for somebody who only reads', async () => {
    const { visitor } = await setting()
    expect((await visitor.get('/c/amend')).headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['armed', noon - 1, 'The launch is about to begin'],
    ['firing', noon + 1, 'It is happening now'],
    ['finished', noon + 9, 'The moment has passed'],
    ['cancelled', noon - 9, 'This launch was called off'],
    ['missed', noon + 9, 'This launch missed its moment'],
    ['stopped', noon + 9, 'The organizers stopped this launch'],
    ['halted', noon + 9, 'This launch is held back'],
  ] satisfies [LaunchState, number, string][])('says how it stands when its launch is %s', async (state, at, words) => {
    const { visitor, db, launch, setTime } = await setting()
    db.update(launches).set({ state }).where(eq(launches.id, launch.id)).run()
    setTime(at)
    const { page } = await visitor.get('/c/amend')
    expect(page.text).toContain(words)
    if (state !== 'armed') expect(page.all('textbox')).toEqual([])
  })

  test('says on its first lines how many have promised, when, and what is asked; and how far that is to the goal', async () => {
    const { visitor, db, campaign, setTime } = await setting({ goal: 4 })
    const nobody = (await visitor.get('/c/amend')).page
    expect(nobody.text).toContain('We all post at the same second: Mon, Sep 7, 10:00 AM EDT. Be the first.')
    expect(nobody.all('progressbar', 'Nobody yet, 4 wanted')).toHaveLength(1)
    makePledge(db, campaign.id, makeAccount(db).id)
    makePledgeByHand(db, campaign.id)
    makePledgeByHand(db, campaign.id, 'asked')
    // What took long to count is shown for some time more.
    setTime(noon - 3_600_000)
    const { page } = await visitor.get('/c/amend?lang=en')
    expect(page.text).toContain(
      '2 people have promised to post at the same second: Mon, Sep 7, 10:00 AM EDT. Add yours.',
    )
    expect(page.link('Add yours.')).toBe('#sign-up')
    expect(page.all('progressbar', '2 people, 4 wanted')[0]?.getAttribute('value')).toBe('2')
    expect(page.text).toContain('1 by a connected account, 1 by hand')
  })

  test('promises no common second where the posts leave over some time', async () => {
    const { visitor, db, launch } = await setting()
    db.update(launches).set({ spreadMs: 1_200_000 }).where(eq(launches.id, launch.id)).run()
    const { page } = await visitor.get('/c/amend')
    expect(page.text).toContain('over 20 minutes from Mon, Sep 7, 10:00 AM EDT on')
    expect(page.text).not.toContain('same second')
  })

  test('speaks of what was once the moment has passed, and claims nothing where nothing went out', async () => {
    const { visitor, db, launch, campaign, setTime } = await setting()
    makePledgeByHand(db, campaign.id)
    makePledge(db, campaign.id, makeAccount(db).id)
    db.update(launches).set({ state: 'finished' }).where(eq(launches.id, launch.id)).run()
    setTime(noon + 1)
    const { page } = await visitor.get('/c/amend')
    expect(page.text).toContain('Everybody counts who had promised a post: 1 by a connected account, 1 by hand.')
    expect(page.text).toContain('No post went out on')
    expect(page.text).not.toContain('It has been said')
    expect(page.all('progressbar')).toEqual([])
  })

  test('asks nobody to call where it has nothing to call about', async () => {
    const { visitor, db, launch, campaign, setTime } = await setting()
    makeMessage(db, campaign.id)
    makeLedger(db, launch, [{ state: 'posted', sentAt: noon + 1 }])
    db.update(launches).set({ state: 'finished' }).where(eq(launches.id, launch.id)).run()
    setTime(noon + 1)
    const { page } = await visitor.get('/c/amend')
    expect(page.all('heading', 'The posts are out. What you can do now')).toHaveLength(1)
    expect(page.text).not.toMatch(/\bcall\b/i)
  })

  test('is not there for a draft', async () => {
    const { visitor } = await setting({ state: 'draft' })
    expect((await visitor.get('/c/amend')).status).toBe(404)
    expect((await visitor.get('/c/amend/pledge')).status).toBe(404)
  })
})

test('the front page lists what is open, and what has been', async () => {
  const { visitor, db, campaign, setTime } = await setting()
  makePledge(db, campaign.id, makeAccount(db).id)
  expect((await visitor.get('/')).html).toMatch(/Goes out Mon, Sep 7, 10:00.AM.EDT[\s\S]*Amend it/)
  db.update(launches).set({ state: 'finished' }).run()
  setTime(noon + 1)
  const { html } = await visitor.get('/')
  expect(html).toContain('No campaign is open right now.')
  expect(html).toMatch(/Past campaigns[\s\S]*Went out Mon, Sep 7, 10:00.AM.EDT/)
})

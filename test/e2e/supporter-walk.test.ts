import { describe, expect, test } from 'vitest'
import { remindAll } from '../../src/domain/pledge/by-hand/at-moment.ts'
import { oneTapLinks } from '../../src/domain/share/links.ts'
import { chromiumFile, visit } from '../support/browser.ts'
import { look, pictures } from './supporter-walk/look.ts'
import { minute, openWorld, type World } from './supporter-walk/world.ts'

/** A phone in the hand of a supporter. */
async function phone(world: World, javaScriptEnabled: boolean) {
  const viewport = { width: 390, height: 844 }
  const timezoneId = 'America/Chicago'
  const userAgent = 'Mozilla/5.0 (a phone)'
  const options = { userAgent, baseURL: world.url, viewport, timezoneId, javaScriptEnabled, bypassCSP: true }
  const { page } = await visit(options, [/4(04|22)/])
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
  const see = (step: string, ours = true) => look(page, step, { scripts: javaScriptEnabled, ours })
  const open = async (path: string, step: string) => {
    await page.goto(path)
    await see(step)
  }
  return { page, press, follow, heading, see, open }
}

describe.skipIf(!chromiumFile).each([true, false])('a supporter, scripts running: %s', scripts => {
  // What is only looked at is the same document without scripts.
  const lookedAt = test.skipIf(!scripts && !pictures)

  lookedAt('finds a campaign in every state, and what can be done in it', async () => {
    const world = await openWorld()
    const now = Date.now()
    const { open } = await phone(world, scripts)
    await open('/', 'home-none')
    const past = { launchAt: now - 20 * minute, armedAt: now - 21 * minute }
    world.campaign('open', { goalRule: 'nothing', extendDays: 3 })
    world.campaign('nobody-yet', {}, 0)
    world.campaign('goal-reached', {}, 261)
    world.campaign('own-goal', { spreadMs: 20 * minute, goalRule: 'anyway' })
    world.campaign('armed', { launchAt: now + 30 * minute, state: 'armed', armedAt: now })
    world.campaign('finished', { ...past, state: 'finished', finishedAt: past.launchAt + 5_000 })
    world.campaign('stopped', { ...past, state: 'stopped', stoppedAt: past.launchAt + 2_000 }, 94)
    world.campaign('halted', { ...past, state: 'halted' })
    world.campaign('missed', { ...past, state: 'missed', armedAt: null })
    world.campaign('cancelled', { state: 'cancelled' })
    world.campaign('unreached', { ...past, state: 'cancelled', unreachedAt: past.launchAt, goalCount: 187 })
    world.campaign('calls-only', {}, 0, {
      actions: {
        pledge: { shown: false, title: '', text: '' },
        share: { shown: true, title: '', text: '' },
        call: { shown: true, title: '', text: '' },
      },
    })
    await open('/', 'home')
    for (const state of [
      'open',
      'nobody-yet',
      'goal-reached',
      'armed',
      'finished',
      'stopped',
      'halted',
      'missed',
      'cancelled',
      'unreached',
      'calls-only',
    ])
      await open(`/c/${state}`, `campaign-${state}`)
    const last = world.campaign('last-minute', { launchAt: Date.now() + 50_000, state: 'armed', armedAt: now })
    await open('/c/last-minute', 'campaign-last-minute')
    world.setLaunch(last.launch, { launchAt: Date.now() + 3_600_000 })
    const firing = world.campaign('firing', { launchAt: Date.now() - 4_000, state: 'firing', armedAt: now })
    await open('/c/firing', 'campaign-firing')
    await open('/c/firing/live', 'board-firing')
    world.setLaunch(firing.launch, { state: 'finished', finishedAt: Date.now() })
    await open('/c/open/live', 'board-open')
    await open('/c/finished/live', 'board-finished')
    await open('/c/finished/embed', 'embed-finished')
    await open('/c/open/embed', 'embed-open')
    await open('/c/open/poster', 'poster')
    await open('/c/open/share/1/mastodon', 'share-mastodon')
    await open('/privacy', 'privacy')
    await open('/lost-link', 'lost-link')
    await open('/nothing-here', 'not-found')
  })

  test('pledges on X, changes, withdraws, pledges again and erases', async () => {
    const world = await openWorld()
    const { page, press, follow, heading, see, open } = await phone(world, scripts)
    world.campaign('amend')
    await open('/c/amend/pledge', 'pledge-choose')
    await page.getByLabel('My own words').check()
    await page.getByLabel('Your post').fill('Hear us, @senator')
    await press('Continue')
    await see('pledge-choose-wrong')
    await page.getByLabel('Your post').fill('My sister is a survivor. Let a court hear her. #CDA230')
    await press('Continue')
    await heading('Connect the account that will post')
    await see('pledge-connect')
    await follow('Continue to X')
    await see('x-asks', false)
    await press('Deny')
    await heading('Nothing was connected')
    await see('pledge-denied')
    await follow('Back to your text')
    expect(await page.getByLabel('Your post').inputValue()).toContain('My sister is a survivor')
    await press('Continue')
    await follow('Continue to X')
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
    await page.getByLabel('Handle').fill('ada')
    await press('Allow')
    await page.waitForURL('**/c/amend/pledge/confirm')
    await see('pledge-confirm')
    await page.locator('.condition > summary').click()
    await page.locator('[name=atLeast]').fill('0')
    await press(/^Post this for me on/)
    await see('pledge-confirm-wrong')
    await page.locator('[name=atLeast]').fill('250')
    await page.locator('[name=email]').fill('ada@example.org')
    await press(/^Post this for me on/)
    await heading(/^Your post goes out on/)
    await see('receipt-new')
    const receipt = page.url()
    await open('/c/amend', 'campaign-pledged')
    await page.goto(receipt)
    const link = (await page.locator('a[href*="/s/"]').first().getAttribute('href')) ?? ''
    await follow('Change the text')
    await see('receipt-change')
    await page.getByLabel('Your post').fill('My sister is a survivor. She asked for a judge. #CDA230')
    await press(/^Save|^Continue|^Keep/)
    await page.waitForURL(/\/p\//)
    await see('receipt-changed')
    await page.goto(receipt)
    await follow('Withdraw my pledge')
    await see('withdrawal')
    await press('Withdraw my pledge')
    await heading('You have withdrawn')
    await see('receipt-withdrawn')
    await page.goto(`${receipt}/erasure`)
    await see('erasure')
    await press('Erase my data now')
    await heading('Your data is erased')
    await see('erased')
    await page.goto('/lost-link')
    await page.getByLabel(/address/i).fill('ada@example.org')
    await page.locator('main form button').click()
    await heading('Look into your mailbox')
    await see('lost-link-sent')

    const friend = await phone(world, scripts)
    await friend.open(link, 'invited')
    await friend.open('/c/amend/pledge?by=nothing', 'invited-pledge')
  })

  lookedAt('reads on the receipt what became of the post', async () => {
    const world = await openWorld()
    const { open } = await phone(world, scripts)
    const now = Date.now()
    const past = { launchAt: now - 20 * minute, armedAt: now - 21 * minute }
    const done = world.campaign('done', { ...past, state: 'finished', finishedAt: past.launchAt + 5_000 })
    world.publishReport(done)
    const sentAt = past.launchAt + 212
    const out = {
      sentAt,
      postedAt: sentAt + 90,
      settledAt: sentAt + 130,
      url: 'http://x.test/ada/status/1',
      remoteId: '1',
    }
    const over = [
      ['posted', { state: 'posted', ...out }],
      ['deleted', { state: 'posted', ...out, deletedAt: now - 60_000 }],
      ['refused', { state: 'refused', reason: 'suspended', settledAt: sentAt }],
      ['unknown', { state: 'unknown', reason: 'hung-up', sentAt }],
      ['missed', { state: 'missed', reason: 'rate-limited', settledAt: now }],
      ['too-few', { state: 'missed', reason: 'too-few', settledAt: now }],
    ] as const
    for (const [name, post] of over) await open(world.pledge(done, {}, post), `receipt-${name}`)
    const before = [
      ['frozen', { launchAt: now + 30 * minute, state: 'armed', armedAt: now }],
      ['sending', { launchAt: now - 3_000, state: 'firing', armedAt: now }],
    ] as const
    for (const [name, launch] of before) {
      const made = world.campaign(name, launch)
      await open(world.pledge(made, {}, { state: 'pending' }), `receipt-${name}`)
    }
    for (const name of ['cancelled', 'missed', 'stopped'] as const) {
      const made = world.campaign(`is-${name}`, { ...past, state: name, armedAt: null })
      await open(world.pledge(made), `receipt-launch-${name}`)
    }
    await open('/c/done', 'campaign-done')
    await open('/c/done/reach', 'report')
  })

  test('is reminded by mail, and posts with one tap', async () => {
    const world = await openWorld()
    const { page, press, follow, heading, see } = await phone(world, scripts)
    const { launch } = world.campaign('amend')
    const read = async (kind: Parameters<World['mail']>[0]) => {
      const mail = world.mail(kind)
      await page.setContent(mail.html)
      await see(`mail-${kind}`, false)
      return mail.text
    }
    await page.goto('/c/amend')
    await press('Remind me, I post it myself')
    await page.getByLabel('Mail address').fill('nobody')
    await page.locator('main form button.button-strong').click()
    await see('reminder-wrong')
    await page.getByLabel('Mail address').fill('ann@example.org')
    await see('reminder-ask')
    await page.locator('main form button.button-strong').click()
    await heading('Look into your mailbox')
    await see('reminder-sent')
    const address = /http\S+\/p\/\S+/.exec(await read('reminder-confirm'))?.[0] ?? ''
    await page.goto(address)
    await see('reminder-confirm')
    await page.locator('main form button').click()
    await heading(/^We remind you on/)
    await see('reminder-waiting')
    await read('reminder-receipt')
    await page.goto(address)
    await follow('Change text or address')
    await see('reminder-change')
    await page.getByLabel('Your post').fill('I post this myself: let survivors be heard. #CDA230')
    await page.locator('main form button').click()
    await heading(/^We remind you on/)
    world.setLaunch(launch, { state: 'firing', launchAt: Date.now() - 1_000, armedAt: Date.now() - minute })
    const outside = { box: world.box, links: oneTapLinks(world.networks), baseUrl: world.url }
    while (remindAll(world.db, outside, Date.now()));
    const now = await read('reminder-now')
    expect(now).toContain(encodeURIComponent('let survivors be heard'))
    await page.goto(address)
    await heading('It is time: post it now')
    await see('reminder-time')
    await press('I posted it')
    await heading('You said that you posted it')
    await see('reminder-posted')
    await follow('Withdraw and erase')
    await see('reminder-withdrawal')
    await press('Withdraw and erase')
    await heading('You have withdrawn')
    await see('reminder-withdrawn')
  })

  test('calls: ZIP codes of every kind, office hours, the switchboard', async () => {
    const world = await openWorld()
    const { page, press, follow, heading, see, open } = await phone(world, scripts)
    world.campaign('amend')
    world.campaign('own-number', {}, 20, { callNumber: '+1 303 555 0100' })
    const find = async (zip: string) => {
      await page.goto('/c/amend/call')
      await page.getByLabel('Your ZIP code').fill(zip)
      await press('Find who to call')
    }
    world.goTo(Date.UTC(2026, 11, 1, 16, 20))
    await open('/c/amend/call', 'call-find')
    await find('1234')
    await see('call-find-wrong')
    await find('99998')
    await see('call-find-unknown')
    await find('10001')
    await see('call-districts')
    await find('10002')
    await see('call-states')
    await find('10003')
    await see('call-1')
    await press('Busy or full: next number')
    await see('call-1-local')
    await press('I left a message')
    await see('call-2')
    await press('I spoke to someone')
    await press('Skip')
    await heading('Thank you for calling')
    await see('call-done')
    await find('10004')
    await see('call-at-large')
    await open('/c/amend/call/KY-1', 'call-vacant')
    await open('/c/amend/call/GU-0', 'call-territory')
    await open('/c/amend/call/number', 'call-switchboard')
    await open('/c/own-number/call/number', 'call-own-number')
    world.goTo(Date.UTC(2026, 11, 5, 16, 20))
    await open('/c/amend/call/OH-3', 'call-closed')
    await follow(/^Amend section 230/)
    world.goTo(null)
  })
})

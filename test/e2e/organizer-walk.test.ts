import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumFile, visit } from '../support/browser.ts'
import { testFolder } from '../support/folder.ts'
import { everyLook } from '../support/looks.ts'
import { startProgram } from '../support/program.ts'

const zone = 'America/New_York'
const picture = new URL('../../db/demo-picture.png', import.meta.url).pathname
/** A folder for pictures of every step, wide and narrow, light and dark; without it none is taken. */
const pictures = process.env.WALK_PICTURES

const samples = [
  'Survivors asked to be heard. Let them have their day in court. #DayInCourt',
  'A platform that sells a child should answer for it before a judge. #DayInCourt',
  'Twenty years of immunity is enough: pass the bill this session. #DayInCourt',
]

describe.skipIf(!chromiumFile)('somebody who has never seen it', () => {
  test('goes from the first link to a launch that is stopped under way, with the browser alone', async () => {
    const data = join(testFolder('walk'), 'data')
    const began = Date.now()
    const program = await startProgram(data, { DEMO: 'off', X_HOST_IN_FLIGHT: '1' })
    // A form is sent sooner than a program starts, on any machine.
    const soonSeconds = Math.max(10, (2 * (Date.now() - began)) / 1_000)
    const firstLink = () => /http\S+\/first-run\/\S+/.exec(program.said())?.[0] ?? ''
    await expect.poll(firstLink).not.toBe('')
    const { page } = await visit({ viewport: { width: 1280, height: 900 }, timezoneId: zone })
    const { look, save, add, main, press, stage } = by(page)

    await page.goto(program.url)
    await look('home')
    await page.goto(firstLink())
    await look('first-run')
    await page.getByLabel('Your name').fill('Ada Lovelace')
    await page.getByLabel('Mail address').fill('ada@ngo.example')
    await page.getByLabel('Password').fill('a few words in a row')
    await page.getByLabel('Name of the organization').fill('Pro Aare')
    await page.getByLabel('Contact address').fill('hello@aare.example')
    await press('Become the owner and go to the campaigns')
    await page.getByText('There is no campaign yet.').waitFor()
    await look('campaigns-none')

    await page.getByRole('link', { name: 'New campaign' }).first().click()
    await page.getByLabel('Title').fill('Day in court')
    await page.getByRole('radio', { name: 'Yes' }).check()
    await look('new')
    await press('Begin writing')
    await page.getByLabel('Summary').fill('Ask your senators to end the immunity of those who profit from trafficking.')
    await page.getByLabel('Organization', { exact: true }).fill('Survivors First')
    await page.getByLabel('Contact', { exact: true }).fill('hello@survivors.example')
    await page.getByLabel('Hashtag').fill('DayInCourt')
    await page.getByLabel('Supporters wanted').fill('50')
    await look('basics')
    await press('Save and go on')
    await page.getByLabel('Picture', { exact: true }).setInputFiles(picture)
    await page.getByLabel('What it shows').fill('A drawing of a courthouse')
    await look('picture')
    await press('Save and go on')
    await page.getByLabel('Story').fill('## Why now\n\nThe hearing is in **September**.\n\n- Sign up\n- Call')
    await look('story')
    await press('Save and go on')
    for (const [n, sample] of samples.entries())
      await page.getByRole('textbox', { name: `Sample ${n + 1}` }).fill(sample)
    await look('messages')
    await press('Save and go on')
    await page.getByLabel('What to say').fill('Hello, I am {{name}} from {{place}}. Please vote for {{bill}}.')
    await page.getByLabel('Bill').fill('HR 1865')
    await page.getByLabel('Day 1', { exact: true }).fill('2027-09-07')
    await look('calls')
    await press('Save and go on')
    await look('schedule')
    await setTime(inSeconds(86_400))
    await press('Save the schedule')
    await page.getByText('The time of the launch is set.').waitFor()
    await look('written')

    await add('What to do')
    await save('actions')
    await add('Hotline')
    await page.getByLabel('What it is').fill('National Human Trafficking Hotline')
    await page.getByLabel('Number').fill('1-888-373-7888')
    await save('hotline')
    await add('Videos')
    await page.getByLabel('Link').fill('https://www.youtube.com/watch?v=dQw4w9WgXcQ')
    await page.getByLabel('Title').fill('What happened to us')
    await save('videos')
    await add('Posts to repost')
    await page.getByLabel('Link').fill('https://x.com/survivors/status/900000000000000001')
    await page.getByLabel('Who wrote it').fill('Survivors First')
    await page.getByLabel('Its words').fill('We asked for a day in court.')
    await save('reposts')
    await page.getByRole('link', { name: 'All parts' }).click()
    await press('Publish')
    await page.getByText('It is published: everybody sees it now.').waitFor()
    await look('published')

    for (const n of [0, 1, 2]) await pledge(n)
    await stage('Check')
    await press(/^Check 3 accounts/)
    // The page looks again by itself until it is over.
    await page.getByText('all work (3)').waitFor()
    await look('check')
    await stage('Rehearse')
    await look('rehearsal')
    await press('Start a rehearsal')
    await look('rehearsing')
    await page.getByRole('heading', { name: /^Rehearsed on/ }).waitFor()
    await look('rehearsed')

    await stage('Schedule')
    // One post after the other, each taking its time: so there is a middle to stop in.
    await fetch(`${program.sandboxUrl}/_sandbox/faults`, { method: 'PUT', body: '{"latencyMs":7000}' })
    await setTime(inSeconds(soonSeconds))
    await press('Save the schedule')
    await page.getByText('The launch has been moved.').waitFor()
    await stage('Launch')
    await look('board-before')
    await expect.poll(main).toMatch(/Pause/)
    await expect.poll(posted).toBeGreaterThan(0)
    await look('board-under-way')
    await press('Stop now')
    await page.getByText('The launch is stopped. Nothing more leaves.').waitFor()
    await look('stopped')
    const before = await posted()
    await page.getByRole('link', { name: 'Back to the campaign' }).click()
    await expect.poll(async () => (await page.reload()) && (await main()), { interval: 1_000 }).toMatch(/Stopped\s*\d/)
    await look('over')
    await stage('Reach')
    await look('reach')
    expect(before).toBeLessThan(3)
    expect(await posted()).toBe(before)
    expect(await main()).toContain('when the organizers stopped the launch')

    async function posted(): Promise<number> {
      return ((await (await fetch(`${program.sandboxUrl}/_sandbox/posts`)).json()) as unknown[]).length
    }

    async function setTime([day, time]: readonly [string, string]) {
      await page.getByLabel('Day', { exact: true }).fill(day)
      await page.getByLabel('Time', { exact: true }).fill(time)
    }

    async function pledge(n: number) {
      const supporter = (await visit({ viewport: { width: 390, height: 844 }, timezoneId: zone })).page
      const looks = by(supporter).look
      await supporter.goto(`${program.url}/c/day-in-court`)
      if (n === 0) await looks('supporter-campaign')
      await supporter.fill('textarea[name=text]', samples[n] ?? '')
      await supporter.click('form button.button-bolt')
      if (n === 0) await looks('supporter-connect')
      await supporter.click('a[href^="/auth/x/start"]')
      await supporter.fill('input[name=name]', `Person ${n}`)
      await supporter.fill('input[name=handle]', `person_${n}`)
      await supporter.click('button[value=allow]')
      await supporter.waitForURL(`${program.url}/**`)
      if (n === 0) await looks('supporter-confirm')
      await supporter.click('button.button-bolt')
      await supporter.waitForURL(`${program.url}/p/**`)
      if (n === 0) await looks('supporter-receipt')
    }
  })
})

/** What a person does on a page, and how it looks to them. */
function by(page: Page) {
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const look = async (step: string) => {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await everyLook(page, ({ name }) =>
      page.screenshot({ path: join(pictures, `${step}-${name}.png`), fullPage: true }),
    )
  }
  return {
    press,
    look,
    save: async (step: string) => {
      await page.getByRole('button', { name: 'Save', exact: true }).last().click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      await look(step)
    },
    add: async (part: string) => {
      const more = page.getByText('Add more').last()
      if (!(await page.getByRole('link', { name: part }).last().isVisible())) await more.click()
      await page.getByRole('link', { name: part }).last().click()
    },
    main: async () => (await page.locator('main').textContent()) ?? '',
    stage: (name: string) =>
      page.getByRole('navigation', { name: 'Campaign', exact: true }).getByRole('link', { name }).click(),
  }
}

/** Day and time on the clock of the campaign. */
function inSeconds(seconds: number): readonly [string, string] {
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(Date.now() + seconds * 1_000)
    .split(' ')
  return [day, time]
}

import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { mails } from '../../db/schema/index.ts'
import { askReminder } from '../../src/domain/reminder/ask.ts'
import { confirmReminder } from '../../src/domain/reminder/confirm.ts'
import { askedPaths } from '../../src/domain/reminder/list.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { smtpServer } from '../support/smtp.ts'

const slow = { timeout: 120_000 }
const people = 40
/** Who is mailed at the moment in the first test. `REMINDED=250 RIG_LOG=error` says how long that many take. */
const crowd = Number(process.env.REMINDED ?? people)
const withinMs = 30_000

type Read = { readonly to: readonly string[]; readonly subject: string; readonly text: string; readonly at: number }

/** A launch in `ms`, and people who have confirmed that they want to be reminded of it. */
function remindIn(rig: LaunchRig, ms: number, count = people) {
  const { db, box, campaign } = rig
  const launch = rig.launchIn(ms)
  const campaignId = campaign.id
  for (let n = 0; n < count; n++)
    askReminder(db, box, { campaignId, text: `Person ${n} & #water`, email: `person${n}@example.org` }, Date.now())
  for (const path of askedPaths(db, box, campaignId)) confirmReminder(db, box, path.slice('/r/'.length), Date.now())
  // What was mailed to get here is not what this is about.
  db.delete(mails).run()
  return launch
}

const rows = ({ db }: LaunchRig) => db.select().from(mails).where(eq(mails.kind, 'reminder-now')).all()

async function mailbox({ sandboxUrl }: LaunchRig): Promise<Read[]> {
  const all = (await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()) as Read[]
  return all.filter(mail => mail.subject.startsWith('Now: '))
}

test('everybody who confirmed is mailed once, not before T0, with links that open their own text', slow, async () => {
  const rig = await launchRig(5)
  await Promise.all([rig.start('director'), rig.start('sender')])
  const launch = remindIn(rig, 10_000, crowd)
  const sent = () => rows(rig).filter(row => row.state === 'sent').length
  await vi.waitFor(() => expect(sent()).toBe(crowd), { timeout: 80_000, interval: 200 })

  const read = await mailbox(rig)
  expect(read).toHaveLength(crowd)
  expect(new Set(read.flatMap(mail => mail.to)).size).toBe(crowd)
  const last = Math.max(...read.map(mail => mail.at)) - launch.launchAt
  if (process.env.RIG_LOG) console.log(`${crowd} reminders, the last ${last} ms after T0`)
  expect(last).toBeLessThan(withinMs)
  expect(Math.min(...rows(rig).map(row => row.sendingAt ?? 0))).toBeGreaterThanOrEqual(launch.launchAt)
  for (const { to, text } of read) {
    const words = encodeURIComponent(`Person ${to[0]?.match(/\d+/)?.[0]} & #water`)
    expect(text.split(words)).toHaveLength(5)
    expect(text).toMatch(/\/r\/[\w-]{32}/)
  }
})

test('a director that is killed while they leave doubles none, and the next one goes on', slow, async () => {
  const rig = await launchRig(5)
  const [director] = await Promise.all([rig.start('director'), rig.start('sender')])
  remindIn(rig, 6_000)
  await vi.waitFor(async () => expect((await mailbox(rig)).length).toBeGreaterThan(5), {
    timeout: 40_000,
    interval: 20,
  })
  const held = rows(rig).filter(row => row.state === 'sending')
  await director.end('SIGKILL')
  await rig.start('director')
  // What a server may have had is not sent again on a guess; all else is, within seconds.
  const left = () => rows(rig).filter(row => row.state === 'queued' || (row.state === 'sending' && row.dataAt === null))
  await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 30_000, interval: 200 })
  const unsure = () => rows(rig).filter(row => row.state !== 'sent').length
  await vi.waitFor(() => expect(unsure()).toBeLessThanOrEqual(held.length), { timeout: 10_000, interval: 200 })
  const told = (await mailbox(rig)).flatMap(mail => mail.to)
  expect(new Set(told).size).toBe(told.length)
  expect(told.length).toBeGreaterThanOrEqual(people - unsure())
  expect(rows(rig)).toHaveLength(people)
})

test(
  'a director killed at T0 with reminders in hand: the one that stands by sends them within 30 s of T0, but none whose content may have arrived',
  slow,
  async () => {
    const rig = await launchRig(5)
    let slowServer = true
    let contents = 0
    const server = await smtpServer({
      // One mail is taken without a word; the server then listens to nobody, before any content.
      onRecipient: () => (slowServer && contents++ > 0 ? 'hang' : null),
      onContent: () => (slowServer ? 'hang' : null),
    })
    const mail = { SMTP_URL: server.url, MAIL_FROM: 'us@thunderclap.test', MAIL_PER_SECOND: '20' }
    const first = await rig.start('director', mail)
    await Promise.all([rig.start('director', mail), rig.start('sender', mail)])
    const launch = remindIn(rig, 6_000)
    const inHand = () => rows(rig).filter(row => row.state === 'sending')
    const begun = () => inHand().filter(row => row.dataAt !== null)
    await vi.waitFor(() => expect([inHand().length, begun().length, server.seen()]).toEqual([10, 1, 1]), {
      timeout: 20_000,
      interval: 20,
    })
    const [unsure] = begun()
    await first.end('SIGKILL')
    const killedAt = Date.now()
    slowServer = false
    const sent = () => rows(rig).filter(row => row.state === 'sent')
    await vi.waitFor(() => expect(sent()).toHaveLength(people - 1), { timeout: 30_000, interval: 50 })
    expect(killedAt - launch.launchAt).toBeLessThan(10_000)
    const last = Math.max(...server.taken.map(one => one.at))
    if (process.env.RIG_LOG)
      console.log(`killed ${killedAt - launch.launchAt} ms after T0, the last ${last - launch.launchAt} ms after it`)
    expect(last - launch.launchAt).toBeLessThan(30_000)
    const told = server.taken.flatMap(one => one.to)
    expect(told).toHaveLength(people - 1)
    expect(new Set(told).size).toBe(people - 1)
    // Nobody knows of that one: it stays so, and its deadline settles it.
    expect(rows(rig).find(row => row.id === unsure?.id)).toMatchObject({ state: 'sending', tries: 1 })
  },
)

test(
  'a director killed at the very moment, before it told anybody: the one that stands by does, within 30 s',
  slow,
  async () => {
    const rig = await launchRig(5)
    const first = await rig.start('director')
    await Promise.all([rig.start('director'), rig.start('sender')])
    const launch = remindIn(rig, 8_000)
    await vi.waitFor(() => expect(rows(rig)).toHaveLength(people), { timeout: 7_000, interval: 20 })
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThanOrEqual(launch.launchAt - 20), {
      timeout: 8_000,
      interval: 2,
    })
    await first.end('SIGKILL')
    await vi.waitFor(async () => expect(await mailbox(rig)).toHaveLength(people), { timeout: 30_000, interval: 100 })
    const read = await mailbox(rig)
    expect(new Set(read.flatMap(one => one.to)).size).toBe(people)
    expect(Math.min(...read.map(one => one.at))).toBeGreaterThanOrEqual(launch.launchAt)
    const last = Math.max(...read.map(one => one.at)) - launch.launchAt
    if (process.env.RIG_LOG) console.log(`the last ${last} ms after T0`)
    expect(last).toBeLessThan(30_000)
  },
)

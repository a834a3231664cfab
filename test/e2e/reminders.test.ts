import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { mails } from '../../db/schema/index.ts'
import { askReminder } from '../../src/domain/reminder/ask.ts'
import { confirmReminder } from '../../src/domain/reminder/confirm.ts'
import { askedPaths } from '../../src/domain/reminder/list.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'

const slow = { timeout: 120_000 }
const people = 40

type Read = { readonly to: readonly string[]; readonly subject: string; readonly text: string; readonly at: number }

/** A launch in `ms`, and 40 people who have confirmed that they want to be reminded of it. */
function remindIn(rig: LaunchRig, ms: number) {
  const { db, box, campaign } = rig
  const launch = rig.launchIn(ms)
  const campaignId = campaign.id
  for (let n = 0; n < people; n++)
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
  const launch = remindIn(rig, 6_000)
  await vi.waitFor(async () => expect(await mailbox(rig)).toHaveLength(people), { timeout: 40_000, interval: 200 })

  const read = await mailbox(rig)
  expect(new Set(read.flatMap(mail => mail.to)).size).toBe(people)
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
  await director.end('SIGKILL')
  await rig.start('director')
  // What it had in hand at that instant is not sent on a guess: it is handed out again after a minute and a half.
  const inHand = 10 + 10
  const sent = () => rows(rig).filter(row => row.state === 'sent').length
  await vi.waitFor(() => expect(sent()).toBeGreaterThanOrEqual(people - inHand), { timeout: 30_000, interval: 200 })
  const told = (await mailbox(rig)).flatMap(mail => mail.to)
  expect(new Set(told).size).toBe(told.length)
  expect(rows(rig)).toHaveLength(people)
})

import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { mails } from '../../db/schema/index.ts'
import { askByHand } from '../../src/domain/pledge/by-hand/ask.ts'
import { confirmByHand } from '../../src/domain/pledge/by-hand/confirm.ts'
import { askedPaths } from '../../src/domain/pledge/by-hand/list.ts'
import { type LaunchRig, launchRig } from '../support/launch-rig.ts'
import { smtpServer } from '../support/smtp.ts'

const people = 40
/** Who is mailed at the moment in the first test. `REMINDED=250 RIG_LOG=error` says how long that many take. */
const crowd = Number(process.env.REMINDED ?? people)

type Read = { readonly to: readonly string[]; readonly subject: string; readonly text: string; readonly at: number }

/** A launch in `ms`, and people who have confirmed that they want to be reminded of it. */
function remindIn(rig: LaunchRig, ms: number, count = people) {
  const { db, box, campaign } = rig
  const launch = rig.launchIn(ms)
  const campaignId = campaign.id
  for (let n = 0; n < count; n++)
    askByHand(db, box, { campaignId, text: `Person ${n} & #water`, email: `person${n}@example.org` }, Date.now())
  for (const path of askedPaths(db, box, campaignId)) confirmByHand(db, box, path.slice('/p/'.length), Date.now())
  // What was mailed to get here is not what this is about.
  db.delete(mails).run()
  return launch
}

const rows = ({ db }: LaunchRig) => db.select().from(mails).where(eq(mails.kind, 'reminder-now')).all()

async function mailbox({ sandboxUrl }: LaunchRig): Promise<Read[]> {
  const all = (await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()) as Read[]
  return all.filter(mail => mail.subject.startsWith('Now: '))
}

test('everybody who confirmed is mailed once, not before T0, with links that open their own text', async () => {
  const rig = await launchRig(5)
  await Promise.all([rig.start('director'), rig.start('sender')])
  const launch = remindIn(rig, 10_000, crowd)
  const sent = () => rows(rig).filter(row => row.state === 'sent').length
  await vi.waitFor(() => expect(sent()).toBe(crowd), { interval: 200 })

  const read = await mailbox(rig)
  expect(read).toHaveLength(crowd)
  expect(new Set(read.flatMap(mail => mail.to)).size).toBe(crowd)
  if (process.env.RIG_LOG) {
    const last = Math.max(...read.map(mail => mail.at)) - launch.launchAt
    console.log(`${crowd} reminders, the last ${last} ms after T0`)
  }
  expect(Math.min(...rows(rig).map(row => row.sendingAt ?? 0))).toBeGreaterThanOrEqual(launch.launchAt)
  for (const { to, text } of read) {
    const words = encodeURIComponent(`Person ${to[0]?.match(/\d+/)?.[0]} & #water`)
    expect(text.split(words)).toHaveLength(5)
    expect(text).toMatch(/\/p\/[\w-]{32}/)
  }
})

test('a director that is killed while they leave doubles none, and the next one goes on', async () => {
  const rig = await launchRig(5)
  const [director] = await Promise.all([rig.start('director'), rig.start('sender')])
  remindIn(rig, 6_000)
  await vi.waitFor(async () => expect((await mailbox(rig)).length).toBeGreaterThan(5), { interval: 20 })
  await director.end('SIGKILL')
  const held = rows(rig).filter(row => row.state === 'sending')
  await rig.start('director')
  // What a server may have had is not sent again on a guess; all else is, within seconds.
  const left = () => rows(rig).filter(row => row.state === 'queued' || (row.state === 'sending' && row.dataAt === null))
  await vi.waitFor(() => expect(left()).toEqual([]), { interval: 200 })
  const unsure = () => rows(rig).filter(row => row.state !== 'sent').length
  await vi.waitFor(() => expect(unsure()).toBeLessThanOrEqual(held.length), { interval: 200 })
  const sure = people - unsure()
  const told = (await mailbox(rig)).flatMap(mail => mail.to)
  expect(new Set(told).size).toBe(told.length)
  expect(told.length).toBeGreaterThanOrEqual(sure)
  expect(rows(rig)).toHaveLength(people)
})

test('a director killed at T0 with reminders in hand: the one that stands by sends them, but none whose content may have arrived', async () => {
  const rig = await launchRig(5)
  let slowServer = true
  let arrived = false
  let letInAt = 0
  // On a slow machine the one that is let in may give up before its content is here: then another is.
  const letsIn = () => {
    if (arrived || Date.now() < letInAt + 5_000) return false
    letInAt = Date.now()
    return true
  }
  const server = await smtpServer({
    // One mail is taken without a word; the server then listens to nobody, before any content.
    onRecipient: () => (slowServer && !letsIn() ? 'hang' : null),
    onContent: () => {
      arrived = true
      return slowServer ? 'hang' : null
    },
  })
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'us@thunderclap.test', MAIL_PER_SECOND: '20' }
  const first = await rig.start('director', mail)
  await Promise.all([rig.start('director', mail), rig.start('sender', mail)])
  remindIn(rig, 6_000)
  const inHand = () => rows(rig).filter(row => row.state === 'sending')
  const begun = () => inHand().filter(row => row.dataAt !== null)
  await vi.waitFor(() => expect([inHand().length, begun().length, server.seen()]).toEqual([10, 1, 1]), {
    interval: 20,
  })
  const [unsure] = begun()
  await first.end('SIGKILL')
  slowServer = false
  const sent = () => rows(rig).filter(row => row.state === 'sent')
  await vi.waitFor(() => expect(sent()).toHaveLength(people - 1), { interval: 50 })
  const told = server.taken.flatMap(one => one.to)
  expect(told).toHaveLength(people - 1)
  expect(new Set(told).size).toBe(people - 1)
  // Nobody knows of that one: it stays so, and its deadline settles it.
  expect(rows(rig).find(row => row.id === unsure?.id)).toMatchObject({ state: 'sending', tries: 1 })
})

test('a director killed at the very moment, before it told anybody: the one that stands by does', async () => {
  const rig = await launchRig(5)
  const first = await rig.start('director')
  await Promise.all([rig.start('director'), rig.start('sender')])
  const launch = remindIn(rig, 8_000)
  await vi.waitFor(() => expect(rows(rig)).toHaveLength(people), { interval: 20 })
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThanOrEqual(launch.launchAt - 20), { interval: 2 })
  await first.end('SIGKILL')
  await vi.waitFor(async () => expect(await mailbox(rig)).toHaveLength(people), { interval: 100 })
  const read = await mailbox(rig)
  expect(new Set(read.flatMap(one => one.to)).size).toBe(people)
  expect(Math.min(...read.map(one => one.at))).toBeGreaterThanOrEqual(launch.launchAt)
})

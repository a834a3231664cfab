import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { launches, mails, organizers, pledges } from '../../db/schema/index.ts'
import { enqueueMail } from '../../src/domain/mail/enqueue.ts'
import { mailDeadlineMs } from '../../src/domain/mail/outcome.ts'
import { sealAddress } from '../../src/domain/mail/pledge-address.ts'
import { launchRig } from '../support/launch-rig.ts'
import { smtpServer } from '../support/smtp.ts'

async function mailing() {
  const rig = await launchRig(0)
  const { db, box } = rig
  const enqueue = (n: number) => {
    const data = { name: `Person ${n}`, path: `/reset/${n}`, hours: 1 }
    enqueueMail(db, box, { kind: 'password-reset', key: `reset:${n}`, to: `p${n}@example.org`, data }, Date.now())
  }
  const states = () =>
    db
      .select({ state: mails.state })
      .from(mails)
      .orderBy(mails.id)
      .all()
      .map(row => row.state)
  return { ...rig, enqueue, states }
}

test('the director sends what web wrote, as fast as it may and no faster', async () => {
  const { db, start, enqueue, states } = await mailing()
  const server = await smtpServer()
  await start('director', { SMTP_URL: server.url, MAIL_FROM: 'us@thunderclap.test', MAIL_PER_SECOND: '20' })
  for (let n = 0; n < 60; n++) enqueue(n)
  await vi.waitFor(() => expect(new Set(states())).toEqual(new Set(['sent'])), { interval: 100 })
  expect(new Set(server.taken.flatMap(mail => mail.to)).size).toBe(60)
  expect(server.taken).toHaveLength(60)
  // Three seconds' worth, of which the first and the last may be the ends of a second.
  const at = db
    .select({ sendingAt: mails.sendingAt })
    .from(mails)
    .all()
    .map(row => row.sendingAt ?? 0)
  expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan(1_000)
})

test('a director killed while a server holds the whole mail leaves it unknown, and no other sends it again', async () => {
  const { db, start, enqueue, states } = await mailing()
  let hang = true
  const server = await smtpServer({ onContent: () => (hang ? 'hang' : null) })
  const settings = { SMTP_URL: server.url, MAIL_FROM: 'us@thunderclap.test' }
  const first = await start('director', settings)
  enqueue(1)
  await vi.waitFor(() => expect(server.seen()).toBe(1), { interval: 50 })
  await first.end('SIGKILL')
  expect(states()).toEqual(['sending'])
  hang = false
  enqueue(2)
  await start('director', settings)
  await vi.waitFor(() => expect(states()).toEqual(['sending', 'sent']), { interval: 50 })
  // A minute later, as far as its row can tell.
  const then = Date.now() - 2 * mailDeadlineMs
  db.update(mails).set({ sendingAt: then }).where(eq(mails.key, 'reset:1')).run()
  await vi.waitFor(() => expect(states()).toEqual(['unknown', 'sent']), { interval: 50 })
  expect(server.seen()).toBe(2)
})

test('without a mail server of one’s own it goes into the mailbox of the sandbox', async () => {
  const { start, enqueue, states, sandboxUrl } = await mailing()
  await start('director')
  enqueue(1)
  await vi.waitFor(() => expect(states()).toEqual(['sent']), { interval: 50 })
  const mail = await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()
  expect(mail).toMatchObject([{ to: ['p1@example.org'], subject: 'Choose a new password' }])
})

test('a launch whose goal is missed posts nothing, and everybody who gave an address reads why', async () => {
  const { db, box, campaign, start, launchIn, posts, sandboxUrl } = await launchRig(2)
  const [pledge] = db.select().from(pledges).where(eq(pledges.id, 1)).all()
  if (!pledge) throw new Error('the rig promises two posts')
  db.update(pledges)
    .set(sealAddress(box, pledge, 'ann@example.org'))
    .where(eq(pledges.id, 1))
    .run()
  const owner = { email: 'owner@example.org', name: 'Ada', role: 'owner' as const, passwordHash: 'none', createdAt: 0 }
  db.insert(organizers).values(owner).run()
  await start('sender')
  await start('director')
  const launch = launchIn(1_500, { goalRule: 'nothing' })
  const mail = async () =>
    (await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()) as { to: string[]; text: string }[]
  await vi.waitFor(async () => expect(await mail()).toHaveLength(2), { interval: 100 })
  const after = db.select().from(launches).where(eq(launches.id, launch.id)).get()
  expect(after).toMatchObject({ state: 'cancelled', goalCount: 2, unreachedAt: expect.any(Number) })
  expect(after?.unreachedAt).toBeGreaterThanOrEqual(launch.launchAt)
  const read = (await mail()).sort((a, b) => String(a.to).localeCompare(String(b.to)))
  expect(read.map(one => one.to)).toEqual([['ann@example.org'], ['owner@example.org']])
  for (const { text } of read) expect(text).toContain(`2 of the 100 wanted for “${campaign.title}”`)
  expect(await posts()).toEqual([])
})

test('after a real launch each supporter reads what came of their post, and organizers the figures, once', async () => {
  const { db, box, start, launchIn, over, sandboxUrl } = await launchRig(2)
  for (const one of db.select().from(pledges).all())
    db.update(pledges)
      .set(sealAddress(box, one, `p${one.id}@example.org`))
      .where(eq(pledges.id, one.id))
      .run()
  const owner = { email: 'owner@example.org', name: 'Ada', role: 'owner' as const, passwordHash: 'none', createdAt: 0 }
  db.insert(organizers).values(owner).run()
  await start('sender')
  await start('director')
  await over(launchIn(1_500, { retryWindowMs: 5_000 }))
  type Read = { to: string[]; subject: string; text: string }
  const mail = async () => (await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()) as Read[]
  await vi.waitFor(async () => expect(await mail()).toHaveLength(3), { interval: 200, timeout: 90_000 })
  const read = (await mail()).sort((a, b) => String(a.to).localeCompare(String(b.to)))
  expect(read.map(({ to, subject }) => [to[0], subject.split(':')[0]])).toEqual([
    ['owner@example.org', 'The launch is over'],
    ['p1@example.org', 'Your post is out'],
    ['p2@example.org', 'Your post is out'],
  ])
  expect(read[0]?.text).toContain('Posted: 2 of 2 promised')
  expect(read[1]?.text).toMatch(/See it on X:\n\S+\/status\/\d+/)
})

import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { grants, mails } from '../../../../db/schema/index.ts'
import { latestChecks, startCheck } from '../../../../src/domain/launch/check/account-check.ts'
import { recordHealth } from '../../../../src/domain/launch/check/health.ts'
import { hearSenders } from '../../../../src/domain/ledger/senders.ts'
import { mailRow } from '../../../../src/domain/mail/enqueue.ts'
import { continueMailings } from '../../../../src/domain/mail/mailing.ts'
import type { Mail } from '../../../../src/domain/mail/outbox.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { organizersSide } from '../../organizer/side.ts'

const at = noon - 86_400_000
const onRealX = { X_API_KEY: 'key', X_API_SECRET: 'secret', X_CREDIT: '0.05' }

async function setting(env: Readonly<Record<string, string>> = {}) {
  const side = await organizersSide(env)
  const campaign = makeCampaign(side.db, { slug: 'amend' })
  makeLaunch(side.db, campaign.id)
  const pledge = () => makePledge(side.db, campaign.id, makeAccount(side.db, {}, { box: side.context.box }).id)
  return { ...side, campaign, pledge, ada: await side.signedIn() }
}

describe('the check page', () => {
  test('says what is missing, as the director saw it last', async () => {
    const { ada, db } = await setting()
    const empty = (await ada.get('/organize/amend/check')).html
    expect(empty).toContain('The director is not running: nothing would be launched.')
    expect(empty).toContain('No sender is running: no post would leave.')
    const redis = { version: '7', appendOnly: false, policy: 'noeviction', clockApartMs: 1 }
    recordHealth(
      db,
      { redis, freeDiskMb: 120, reserve: true, strangers: [], redisRefusal: null, clocks: null },
      at - 2_000,
    )
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain('The director is running.')
    expect(html).toContain('Set appendonly yes in its configuration.')
    expect(html).toContain('The disk has only 120 MB free.')
  })

  test('says in a word that everything is ready, with what was looked at behind it', async () => {
    const { ada, db } = await setting()
    const redis = { version: '7', appendOnly: true, policy: 'noeviction', clockApartMs: 1 }
    const health = { redis, freeDiskMb: 9_000, reserve: true, strangers: [], redisRefusal: null, clocks: null }
    recordHealth(db, health, at - 2_000)
    hearSenders(
      db,
      [
        {
          id: 'sender-0',
          machine: 'one',
          egress: 'here',
          pid: 1,
          startTicks: null,
          differs: [],
          sockets: 256,
          clockApartMs: 3,
        },
      ],
      at,
    )
    const { page } = await ada.get('/organize/amend/check')
    expect(page.text).toContain('Everything is ready.')
    expect(page.text).not.toContain('Redis')
    const behind = page.all('group').map(one => one.textContent)
    expect(behind.some(words => words.includes('The work queue is healthy.'))).toBe(true)
  })

  test('says with what words Redis refuses the director', async () => {
    const { ada, db } = await setting()
    const redisRefusal = 'WRONGPASS invalid username-password pair or user is disabled.'
    recordHealth(db, { redis: null, redisRefusal, freeDiskMb: 9_000, reserve: true, strangers: [], clocks: null }, at)
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain(`It says: “${redisRefusal}”`)
    expect(html).not.toContain('does not answer: no post')
  })

  test('compares what a launch costs with the credit that was declared', async () => {
    const { ada, pledge, setTime } = await setting(onRealX)
    pledge()
    expect((await ada.get('/organize/amend/check')).html).toContain('There is credit for this launch at X')
    for (let n = 0; n < 4; n++) pledge()
    // What is costly to count is kept for a moment.
    setTime(at + 60_000)
    expect((await ada.get('/organize/amend/check')).html).toContain(
      'There is not enough credit for this launch at X: $0.05, as declared.',
    )
  })
})

describe('the promised texts', () => {
  test('that are alike are counted, and told when they were confirmed under another rule', async () => {
    const { ada, db, campaign, setTime } = await setting({ X_TEXT_RULE: 'own-words' })
    const promise = (text: string, textRule: 'samples' | 'own-words') =>
      makePledge(db, campaign.id, makeAccount(db).id, { text, textRule })
    promise('I teach in Tucson and three of my pupils were in those ads', 'own-words')
    expect((await ada.get('/organize/amend/check')).html).toContain('Of 1 promised post, none is like another.')
    promise('Pass the bill before the recess', 'samples')
    promise('Pass the bill before the recess!', 'samples')
    setTime(at + 60_000)
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain('Of 3 promised posts, 2 are the same as another, or nearly so.')
    expect(html).toContain('2 of them were confirmed while samples were allowed. They go out as confirmed')
  })
})

describe('supporters whose permission works no more', () => {
  const mailing = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'us@thunderclap.test' }

  async function withDead(env: Readonly<Record<string, string>> = mailing) {
    const side = await setting(env)
    const { db, campaign, context } = side
    const join = (email: string | null, state: 'live' | 'reconnect') => {
      const { id } = makeAccount(db, {}, { box: context.box })
      db.update(grants).set({ state }).where(eq(grants.accountId, id)).run()
      return makePledge(db, campaign.id, id, { email }, context.box)
    }
    /** What the director does with it. */
    const write = () => {
      while (continueMailings(db, context.box, context.now()));
      const open = ({ key, letter }: Mail) => JSON.parse(context.box.open(letter ?? '', mailRow(key)))
      return db
        .select()
        .from(mails)
        .all()
        .map(row => open(row))
    }
    return { ...side, join, write }
  }

  test('are asked by mail, just these, once for what a check found, and told where to connect again', async () => {
    const { ada, db, campaign, join, write } = await withDead()
    join('works@example.org', 'live')
    const dead = join('dead@example.org', 'reconnect')
    const back = join('back@example.org', 'reconnect')
    join(null, 'reconnect')
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain('Ask 2 supporters by mail to connect again')
    expect(html).toContain('1 of them gave no address and gets none')
    const asked = await ada.post('/organize/amend/reconnect-mail', {})
    expect(asked.location).toBe('/organize/amend/check?done=sent#accounts')
    expect((await ada.post('/organize/amend/reconnect-mail', {})).location).toContain('done=known')
    // Whoever comes back before their mail is made is not asked.
    db.update(grants).set({ state: 'live' }).where(eq(grants.accountId, back.accountId)).run()
    expect(write()).toMatchObject([{ to: 'dead@example.org', data: { path: `/p/${dead.receipt}` } }])
    const after = (await ada.get('/organize/amend/check')).html
    expect(after).toContain('0 of 1 sent')
    expect(after).not.toContain('by mail to connect again</button>')
    expect((await ada.get('/organize/amend/updates')).html).toContain('Their permission works no more: connect again')
    expect((await ada.get(`/organize/amend/supporters/${dead.id}`)).html).toContain('waits to be sent')

    startCheck(db, campaign.id, 'x', at)
    expect((await ada.get('/organize/amend/check')).html).toContain('As soon as the check is over')
  })

  test('cannot be asked where no mail is set up, nor when the launch has begun', async () => {
    const { ada, join } = await withDead({ X_API_KEY: 'key', X_API_SECRET: 'secret' })
    join('dead@example.org', 'reconnect')
    expect((await ada.get('/organize/amend/check')).html).toContain('they cannot be asked by mail')
    expect((await ada.post('/organize/amend/reconnect-mail', {})).status).toBe(409)
    const late = await withDead()
    late.join('dead@example.org', 'reconnect')
    late.setTime(noon + 1)
    expect((await late.ada.post('/organize/amend/reconnect-mail', {})).status).toBe(409)
    expect(late.write()).toEqual([])
  })
})

describe('accounts on X', () => {
  test('are asked about only after a button that names the price, and at no higher one', async () => {
    const { ada, db, campaign, pledge } = await setting(onRealX)
    for (let n = 0; n < 120; n++) pledge()
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain('Check 120 accounts on X for $1.20')
    expect(html).toContain('X bills $0.01 for each account, once a day. This cannot be taken back.')
    expect(latestChecks(db, campaign.id)).toEqual([])
    pledge()
    const dearer = await ada.post('/organize/amend/account-check', { network: 'x', price: '1.20' })
    expect(dearer.status).toBe(422)
    expect(dearer.html).toContain('the price has changed. Nothing was asked yet.')
    expect(dearer.html).toContain('Check 121 accounts on X for $1.21')
    expect(latestChecks(db, campaign.id)).toEqual([])
    const done = await ada.post('/organize/amend/account-check', { network: 'x', price: '1.21' })
    expect(done).toMatchObject({ status: 303, location: '/organize/amend/check?done=started#accounts' })
    expect(latestChecks(db, campaign.id)).toMatchObject([{ network: 'x', total: 121, finishedAt: null }])
    expect((await ada.get('/organize/amend/check')).html).toContain('On X, 0 of 121 are checked.')
    expect((await ada.post('/organize/amend/account-check', { network: 'x', price: '1.21' })).status).toBe(409)
  })

  test('of the sandbox cost nothing', async () => {
    const { ada, pledge } = await setting()
    pledge()
    const { html } = await ada.get('/organize/amend/check')
    expect(html).toContain('Check 1 account on X<')
    expect(html).not.toContain('is left to check')
    expect(html).toContain('Asks the sandbox about each account. It costs nothing')
    expect((await ada.post('/organize/amend/account-check', { network: 'x', price: '0' })).status).toBe(303)
    expect((await ada.post('/organize/amend/account-check', { network: 'mars', price: '0' })).status).toBe(422)
  })
})

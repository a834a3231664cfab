import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { audit, organization, organizers, recoveryCodes, secondSteps, sessions } from '../../../../db/schema/index.ts'
import { acceptInvitation } from '../../../../src/domain/organizer/acceptance.ts'
import { operator } from '../../../../src/domain/organizer/audit/record.ts'
import { invite } from '../../../../src/domain/organizer/invitation.ts'
import { makeReset } from '../../../../src/domain/organizer/new-password.ts'
import { resetStep } from '../../../../src/domain/organizer/second-step/set.ts'
import { makeOrganization } from '../../../support/factories.ts'
import type { Person } from '../../../support/person.ts'
import { table } from '../../../support/route-table.ts'
import { ada, organizersSide } from '../side.ts'

const stepMs = 30_000
const setupPage = '/organize/second-step/setup'
const password = { email: ada.email, password: ada.password }

/** Ada's site; time moves by whole steps, so that no code is used up by chance. */
async function setting(env: Readonly<Record<string, string>> = {}) {
  const side = await organizersSide(env)
  const { context, setTime } = side
  const later = (steps = 2) => setTime(context.now() + steps * stepMs)
  const codeOf = (secret: string, away = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: context.now() + away * stepMs })
  const setUp = async (someone: Person) => {
    const secret = (await someone.get(setupPage)).page.fields().secret ?? ''
    const done = await someone.post(setupPage, { secret, code: codeOf(secret), password: ada.password })
    expect(done).toMatchObject({ status: 303, location: '/organize/second-step/codes' })
    const { html } = await someone.get(done.location)
    later()
    return { secret, codes: html.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/g) ?? [] }
  }
  /** Has typed the password, and nothing else. */
  const halfway = async () => {
    const someone = side.visitor()
    expect((await someone.post('/organize/sign-in', password)).location).toContain('/organize/second-step')
    return someone
  }
  const isIn = async (someone: Person) => (await someone.get('/organize')).status === 200
  return { ...side, later, codeOf, setUp, halfway, isIn }
}

const pass = (someone: Person, code: string) => someone.post('/organize/second-step', { code, to: '/organize/audit' })

describe('a second step', () => {
  test('is set up with the first code and the password, and ends the other sessions', async () => {
    const { signedIn, setUp, isIn, codeOf, db } = await setting()
    const [here, elsewhere] = [await signedIn(), await signedIn()]
    const shown = await here.get(setupPage)
    expect(shown.html).toContain('data:image/svg+xml')
    const secret = shown.page.fields().secret ?? ''
    const wrongly = (given: Record<string, string>) =>
      here.post(setupPage, { secret, code: codeOf(secret), password: ada.password, ...given })
    const wrong = await wrongly({ code: '000000' })
    expect(wrong.status).toBe(422)
    expect(wrong.page.fields().secret, 'what was scanned stays right').toBe(secret)
    expect((await wrongly({ password: 'not it' })).status).toBe(422)
    expect((await wrongly({ secret: 'A' })).status).toBe(409)
    expect(db.select().from(secondSteps).all()).toEqual([])

    const { secret: kept, codes } = await setUp(here)
    expect(codes).toHaveLength(10)
    expect(await isIn(here)).toBe(true)
    expect(await isIn(elsewhere)).toBe(false)
    const stored = JSON.stringify([db.select().from(secondSteps).all(), db.select().from(recoveryCodes).all()])
    for (const one of [kept, ...codes]) expect(stored).not.toContain(one)
    expect((await here.get('/organize/second-step/codes')).html, 'shown once').not.toContain(codes[0])
  })

  test('is asked for after the password, and leads on to where they wanted to go', async () => {
    const { signedIn, setUp, halfway, codeOf, later, isIn, visitor } = await setting()
    const { secret } = await setUp(await signedIn())
    const someone = visitor()
    const asked = await someone.post('/organize/sign-in', { ...password, to: '/organize/audit' })
    expect((await someone.get(asked.location)).page.fields().to).toBe('/organize/audit')
    expect(await pass(someone, `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`)).toMatchObject({
      status: 303,
      location: '/organize/audit',
    })
    expect(await isIn(someone)).toBe(true)
    later()
    for (const away of [-1, 1]) expect((await pass(await halfway(), codeOf(secret, away))).status).toBe(303)
    later(5)
    for (const away of [-2, 2]) expect((await pass(await halfway(), codeOf(secret, away))).status).toBe(422)
  })

  test('takes no code twice, nor one before it', async () => {
    const { signedIn, setUp, halfway, codeOf, context } = await setting()
    const { secret } = await setUp(await signedIn())
    const at = context.now()
    expect((await pass(await halfway(), codeOf(secret))).status).toBe(303)
    expect(context.now()).toBe(at)
    const [one, other] = [await halfway(), await halfway()]
    expect((await pass(one, codeOf(secret))).status).toBe(422)
    expect((await pass(one, codeOf(secret, -1))).status).toBe(422)
    const both = await Promise.all([pass(one, codeOf(secret, 1)), pass(other, codeOf(secret, 1))])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('takes each recovery code once, however it is typed', async () => {
    const { signedIn, setUp, halfway, db } = await setting()
    const { codes } = await setUp(await signedIn())
    const [first = '', second = ''] = codes
    expect((await pass(await halfway(), first.toLowerCase().replaceAll('-', ' '))).status).toBe(303)
    expect((await pass(await halfway(), first)).status).toBe(422)
    const both = await Promise.all([pass(await halfway(), second), pass(await halfway(), second)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(db.select().from(audit).where(eq(audit.kind, 'recovery-code-used')).all()).toHaveLength(2)
  })

  test('of somebody else lets nobody in', async () => {
    const { signedIn, setUp, visitor, codeOf, db, context, isIn } = await setting()
    const invited = invite(db, operator, { email: 'eve@example.org', role: 'viewer' }, context.now())
    if (invited.kind !== 'invited') throw new Error(invited.kind)
    await acceptInvitation(db, invited.token, { ...ada, name: 'Eve', email: '' }, context.now())
    await setUp(await signedIn())
    const eve = await signedIn('eve@example.org')
    const { secret } = await setUp(eve)
    expect(await isIn(eve)).toBe(true)
    // Eve knows Ada's password as well, and goes on in the session that has passed her own second step.
    await eve.post('/organize/sign-in', password)
    expect(await isIn(eve)).toBe(false)
    expect((await pass(eve, codeOf(secret))).status).toBe(422)
    const other = visitor()
    await other.post('/organize/sign-in', password)
    expect(await isIn(other)).toBe(false)
  })
})

describe('a session that has passed the password alone', () => {
  test('may do nothing but the second step, and sign out', async () => {
    const { signedIn, setUp, halfway, db } = await setting()
    await setUp(await signedIn())
    const someone = await halfway()
    const before = db.select().from(organizers).all()
    const open = new Set(['/organize/second-step', '/organize/sign-in', '/organize/sign-out', '/organize/password'])
    const theirs = table.filter(({ path, right }) => right !== 'anybody' && !open.has(path))
    expect(theirs.length).toBeGreaterThan(50)
    for (const { method, path } of theirs) {
      const address = path.replace(/:\w+/g, '1')
      const seen = method === 'GET' ? await someone.get(address) : await someone.post(address, password)
      const away = seen.status === 303 && seen.location.startsWith('/organize/second-step?to=')
      expect([method, address, method === 'GET' ? away : seen.status]).toEqual([
        method,
        address,
        method === 'GET' ? true : 403,
      ])
    }
    expect(db.select().from(organizers).all()).toEqual(before)
    expect((await someone.post('/organize/sign-out', {})).status).toBe(303)
    expect(db.select().from(sessions).all()).toHaveLength(1)
  })

  test('lives a quarter of an hour', async () => {
    const { signedIn, setUp, halfway, codeOf, later, isIn } = await setting()
    const { secret } = await setUp(await signedIn())
    const someone = await halfway()
    later(31)
    expect((await pass(someone, codeOf(secret))).status).toBe(403)
    expect(await isIn(someone)).toBe(false)
  })

  test('ends with the password it was begun by, and with a reset of the second step', async () => {
    const { signedIn, setUp, halfway, codeOf, isIn, db, context } = await setting()
    const owner = await signedIn()
    const { secret } = await setUp(owner)
    const before = await halfway()
    await owner.post('/organize/me/password', { before: ada.password, password: ada.password })
    expect((await pass(before, codeOf(secret))).status).toBe(403)
    const again = await halfway()
    resetStep(db, operator, ada.email, context.now())
    expect(await isIn(again)).toBe(false)
    expect(await isIn(owner)).toBe(false)
    expect(await isIn(await signedIn())).toBe(true)
  })

  test('stays one when the second step is set up elsewhere', async () => {
    const { signedIn, setUp, halfway, visitor, isIn, db, codeOf } = await setting()
    makeOrganization(db, { secondStep: true })
    // Both have to set one up; the first one does, and the other is not let in by it, nor may it set another.
    const [first, other] = [visitor(), visitor()]
    for (const one of [first, other]) await one.post('/organize/sign-in', password)
    const secret = (await other.get(setupPage)).page.fields().secret ?? ''
    await setUp(first)
    expect(await isIn(first)).toBe(true)
    expect(await isIn(other)).toBe(false)
    expect((await other.post(setupPage, { secret, code: codeOf(secret), password: ada.password })).status).toBe(403)
    expect(await isIn(await halfway())).toBe(false)
    await expect(signedIn().then(isIn)).resolves.toBe(false)
  })
})

describe('a new password', () => {
  test('does not get around the second step', async () => {
    const { signedIn, setUp, visitor, isIn, db, context, codeOf } = await setting()
    const { secret } = await setUp(await signedIn())
    const token = makeReset(db, ada.email, operator, context.now())?.token
    const someone = visitor()
    await someone.post(`/password-reset/${token}`, { password: 'another horse battery' })
    expect(await isIn(someone)).toBe(false)
    await someone.post('/organize/sign-in', { email: ada.email, password: 'another horse battery' })
    expect(await isIn(someone)).toBe(false)
    expect((await pass(someone, codeOf(secret))).status).toBe(303)
    expect(await isIn(someone)).toBe(true)
  })
})

describe('guessing', () => {
  test('is stopped over all sessions together, and locks no browser out that passed before, nor recovery codes', async () => {
    const { signedIn, setUp, halfway, visitor, codeOf, later, isIn } = await setting()
    const owner = await signedIn()
    const { secret, codes } = await setUp(owner)
    await owner.post('/organize/sign-out', {})
    await owner.post('/organize/sign-in', password)
    expect((await pass(owner, codeOf(secret))).status).toBe(303)
    later()
    const guesses: number[] = []
    for (let n = 0; n < 7; n++) guesses.push((await pass(await halfway(), `00000${n}`)).status)
    expect(guesses).toEqual([422, 422, 422, 422, 422, 429, 429])
    expect((await pass(await halfway(), codeOf(secret))).status, 'the right one neither').toBe(429)

    await owner.post('/organize/sign-out', {})
    await owner.post('/organize/sign-in', password)
    expect((await pass(owner, codeOf(secret))).status).toBe(303)
    expect(await isIn(owner)).toBe(true)
    const fresh = visitor()
    await fresh.post('/organize/sign-in', password)
    expect((await pass(fresh, codes[0] ?? '')).status).toBe(303)
  })

  test('gets no other count by a link for a new password, and no more than twenty tries a day', async () => {
    const { signedIn, setUp, visitor, codeOf, later, db, context } = await setting()
    const { secret } = await setUp(await signedIn())
    let tries = 0
    for (let n = 0; n < 60; n++) {
      const guesser = visitor()
      const token = makeReset(db, ada.email, operator, context.now())?.token
      await guesser.get(`/password-reset/${token}`)
      await guesser.post('/organize/sign-in', password)
      if ((await pass(guesser, '000000')).status === 422) tries++
      later(10)
    }
    expect(tries).toBe(20)
    const late = visitor()
    await late.post('/organize/sign-in', password)
    expect((await pass(late, codeOf(secret))).status).toBe(429)
  })

  test('passwords in a session that was found is stopped too', async () => {
    const { signedIn } = await setting()
    const thief = await signedIn()
    const guess = () => thief.post('/organize/me/password', { before: 'a guess at it', password: ada.password })
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
    expect((await thief.post(setupPage, { password: ada.password })).status).toBe(429)
  })
})

describe('where everybody needs a second step', () => {
  test('sessions from before have to set one up first, and its owner says so with the password', async () => {
    const { signedIn, setUp, isIn, db } = await setting()
    const [owner, elsewhere] = [await signedIn(), await signedIn()]
    const rule = (given: Record<string, string>) => owner.post('/organize/people/second-step', given)
    expect((await rule({ required: 'yes', password: ada.password })).status, 'nobody was entered yet').toBe(409)
    makeOrganization(db)
    expect((await rule({ required: 'yes', password: 'a guess' })).status).toBe(422)
    expect((await rule({ required: 'yes', password: ada.password })).status).toBe(303)
    for (const one of [owner, elsewhere]) {
      expect(await isIn(one)).toBe(false)
      expect((await one.get('/organize/second-step')).location).toBe(setupPage)
      expect((await one.post('/organize/people/second-step', { required: 'no', password: ada.password })).status).toBe(
        403,
      )
    }
    await setUp(elsewhere)
    expect(await isIn(elsewhere)).toBe(true)
    expect(await isIn(owner)).toBe(false)
    expect((await elsewhere.post('/organize/second-step/removal', { password: ada.password })).status).toBe(409)
    expect(db.select().from(organization).get()?.secondStep).toBe(true)
  })

  test('an invitation does not get around it', async () => {
    const { visitor, isIn, setUp, db, context } = await setting()
    makeOrganization(db, { secondStep: true })
    const invited = invite(db, operator, { email: 'grace@example.org', role: 'owner' }, context.now())
    if (invited.kind !== 'invited') throw new Error(invited.kind)
    const grace = visitor()
    await grace.post(`/invitation/${invited.token}`, { name: 'Grace', password: ada.password })
    expect(await isIn(grace)).toBe(false)
    await setUp(grace)
    expect(await isIn(grace)).toBe(true)
  })
})

describe('changing it', () => {
  test('takes the password again, and ends the other sessions', async () => {
    const { signedIn, setUp, halfway, codeOf, later, isIn } = await setting()
    const owner = await signedIn()
    const { secret, codes } = await setUp(owner)
    const other = async () => {
      const someone = await halfway()
      await pass(someone, codeOf(secret))
      later()
      return someone
    }
    const elsewhere = await other()
    expect((await owner.post('/organize/second-step/codes', { password: 'a guess' })).status).toBe(422)
    expect(await isIn(elsewhere)).toBe(true)
    await owner.post('/organize/second-step/codes', { password: ada.password })
    const renewed = (await owner.get('/organize/second-step/codes')).html
    expect(renewed).toMatch(/[A-Z2-7]{4}-/)
    expect(renewed).not.toContain(codes[0])
    expect(await isIn(elsewhere)).toBe(false)
    expect((await pass(await halfway(), codes[0] ?? '')).status, 'those before work no more').toBe(422)

    const again = await setUp(owner)
    expect(again.secret).not.toBe(secret)
    expect((await pass(await halfway(), codeOf(secret))).status).toBe(422)
    const third = await halfway()
    await pass(third, codeOf(again.secret))
    later()
    expect((await owner.post('/organize/second-step/removal', { password: 'a guess' })).status).toBe(422)
    expect(await isIn(third)).toBe(true)
    await owner.post('/organize/second-step/removal', { password: ada.password })
    expect(await isIn(third)).toBe(false)
    expect(await isIn(owner)).toBe(true)
    expect(await isIn(await signedIn())).toBe(true)
  })

  test('an owner takes a colleague’s away with their own password, and never their own here', async () => {
    const { signedIn, setUp, isIn, db, context } = await setting()
    const invited = invite(db, operator, { email: 'grace@example.org', role: 'editor' }, context.now())
    if (invited.kind !== 'invited') throw new Error(invited.kind)
    await acceptInvitation(db, invited.token, { ...ada, name: 'Grace', email: '' }, context.now())
    const [owner, grace] = [await signedIn(), await signedIn('grace@example.org')]
    await setUp(owner)
    await setUp(grace)
    const [ownId, id] = db
      .select()
      .from(organizers)
      .all()
      .map(one => one.id)
    expect((await owner.get('/organize/people')).html).toContain(`/organize/people/${id}/second-step`)
    const removal = (of: number | undefined, given: string) =>
      owner.post(`/organize/people/${of}/second-step/removal`, { password: given })
    expect((await removal(id, 'a guess')).status).toBe(422)
    expect((await removal(ownId, ada.password)).status).toBe(404)
    expect(await isIn(grace)).toBe(true)
    expect((await removal(id, ada.password)).status).toBe(303)
    expect(await isIn(grace)).toBe(false)
    expect(await isIn(await signedIn('grace@example.org'))).toBe(true)
  })
})

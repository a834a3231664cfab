import { createHmac, randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { SessionData } from 'express-session'
import {
  campaigns,
  deliveries,
  grants,
  holds,
  launches,
  organizers,
  pledges,
  reachRounds,
} from '../../../db/schema/index.ts'
import type { Logo } from '../../../db/schema/organization.ts'
import { createApp } from '../../../src/app.ts'
import type { Picture } from '../../../src/domain/campaign/content.ts'
import type { LaunchState } from '../../../src/domain/launch/launch.ts'
import { startRehearsal } from '../../../src/domain/launch/rehearsal/rehearsal.ts'
import { pauseLaunch } from '../../../src/domain/ledger/holds.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { operator } from '../../../src/domain/organizer/audit/record.ts'
import { firstRunInvitation, invite } from '../../../src/domain/organizer/invitation.ts'
import { makeReset } from '../../../src/domain/organizer/new-password.ts'
import type { Organizer, Role } from '../../../src/domain/organizer/organizer.ts'
import { askByHand } from '../../../src/domain/pledge/by-hand/ask.ts'
import { receiptPath } from '../../../src/domain/pledge/pledge.ts'
import { SessionStore } from '../../../src/http/session/session-store.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'
import { listen, type Person, person } from '../../support/person.ts'
import { ada } from '../organizer/side.ts'

/** A supporter has connected an account on this browser. */
export type Who = 'stranger' | 'supporter' | Role
export type Form = Readonly<Record<string, string>> | FormData
export type AccessSite = Awaited<ReturnType<typeof accessSite>>

const hour = 3_600_000

/** The whole application with a published campaign `amend`, an owner, an editor and a viewer, all with Ada's password. */
export async function accessSite(env: Readonly<Record<string, string>> = {}) {
  const now = noon - hour
  const context = testContext({ now: () => now, env })
  const { db, box } = context
  const first = await acceptInvitation(db, firstRunInvitation(db, now) ?? '', ada, now)
  if (first.kind !== 'accepted') throw new Error(first.kind)
  const owner = rowOf(first.organizerId)
  const joined = (role: Role) => {
    const email = `${role}-${Math.random()}@example.org`
    const row = { ...owner, id: undefined, email, name: `A ${role}`, role }
    return db.insert(organizers).values(row).returning().get()
  }
  const people: Record<Role, Organizer> = { owner, editor: joined('editor'), viewer: joined('viewer') }

  const campaign = makeCampaign(db, {
    slug: 'amend',
    title: 'Amend the act',
    callScript: 'Hello',
    lobbyingDays: ['2026-09-08'],
  })
  const launch = makeLaunch(db, campaign.id)
  makeMessage(db, campaign.id)
  const plain = makeCampaign(db, { slug: 'plain', title: 'Without pledges' })
  makeMessage(db, plain.id)
  makeLaunch(db, plain.id)
  const pledge = makePledge(db, campaign.id, makeAccount(db).id, {}, box)
  makeLedger(db, launch, [{ state: 'posted', sentAt: noon + 1 }])
  const delivery = db.select().from(deliveries).all()[0]?.id ?? 0
  const app = createApp(context)
  const url = await listen(app)

  return {
    app,
    url,
    db,
    pledge,
    delivery,
    people,
    /** One that can still be taken out: its id. */
    freshPledge: () => {
      db.update(launches).set({ state: 'open', launchAt: noon, armedAt: null, finishedAt: null }).run()
      return makePledge(db, campaign.id, makeAccount(db).id, {}, box).id
    },
    /** Asked for just now: the secret of its page. */
    reminder: () => {
      db.update(launches).set({ state: 'open', launchAt: noon, armedAt: null, finishedAt: null }).run()
      const email = `${Math.random()}@example.org`
      askByHand(db, box, { campaignId: campaign.id, text: 'I will speak', email }, now)
      const [row] = db.select().from(pledges).orderBy(desc(pledges.id)).limit(1).all()
      return (row && receiptPath(box, row)?.slice('/p/'.length)) ?? ''
    },
    /** A campaign whose supporter can be written to: its slug. */
    withAddress: () => {
      makePledge(db, campaign.id, makeAccount(db).id, { email: 'somebody@example.org' }, box)
      return campaign.slug
    },
    /** One of its supporters, whose permission works no more, can be asked for it again. */
    withDeadGrant: () => {
      db.update(launches).set({ state: 'open', launchAt: noon, armedAt: null, finishedAt: null }).run()
      const { id } = makeAccount(db, {}, { box })
      db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, id)).run()
      makePledge(db, campaign.id, id, { email: 'somebody@example.org' }, box)
      return undefined
    },
    /** A campaign that nobody has pledged to, in a state. */
    setPlain: (state: 'draft' | 'published', picture: Picture | null = null, ownLogo: Logo | null = null) => {
      db.update(campaigns).set({ state, versions: {}, picture, ownLogo }).where(eq(campaigns.id, plain.id)).run()
      return { slug: 'plain' }
    },
    freshDraft: () => ({ slug: makeCampaign(db, { slug: `draft-${randomUUID()}`, state: 'draft' }).slug }),
    /** Somebody else, to be changed or removed. */
    colleague: () => joined('viewer'),
    invitation: () => {
      const invited = invite(db, owner, { email: `${Math.random()}@example.org`, role: 'viewer' }, now)
      return invited.kind === 'invited' ? invited.token : ''
    },
    reset: () => makeReset(db, joined('viewer').email, operator, now)?.token ?? '',
    setLaunch: (state: LaunchState, pausedAt: number | null = null) => {
      const armedAt = state === 'open' ? null : now
      const launchAt = state === 'open' ? noon : now - 1_000
      const finishedAt = state === 'finished' ? now : null
      db.update(launches).set({ state, pausedAt: null, armedAt, launchAt, finishedAt, stoppedAt: null }).run()
      db.delete(holds).run()
      if (pausedAt !== null) for (const { id } of db.select().from(launches).all()) pauseLaunch(db, id, pausedAt)
      return undefined
    },
    /** None was asked for yet. */
    noReadings: () => {
      db.delete(reachRounds).run()
      return undefined
    },
    publishReport: () => {
      db.update(campaigns).set({ reportPublishedAt: now }).run()
      return undefined
    },
    /** No rehearsal plays, or one does; the launch is ahead. */
    rehearse: (playing: boolean) => {
      db.update(launches)
        .set({ state: 'open', launchAt: noon, finishedAt: null })
        .where(eq(launches.kind, 'real'))
        .run()
      db.update(launches).set({ state: 'stopped', finishedAt: now }).where(eq(launches.kind, 'rehearsal')).run()
      if (playing) startRehearsal(db, campaign.id, now)
      return undefined
    },
    visit: async (who: Who): Promise<Person> => {
      const visitor = person(url)
      if (who === 'stranger') return visitor
      if (who === 'supporter') {
        visitor.takeCookies(connected())
        return visitor
      }
      const seen = await visitor.post('/organize/sign-in', { email: people[who].email, password: ada.password })
      if (seen.status !== 303) throw new Error(`not signed in: ${seen.status}`)
      return visitor
    },
    /** Asks without waiting for all of the answer: one of them is a stream without end. */
    ask: async (visitor: Person, method: string, path: string, form: Form) => {
      const own = { cookie: visitor.cookies(), origin: url, 'sec-fetch-site': 'same-origin' }
      const body = method === 'GET' ? null : form instanceof FormData ? form : new URLSearchParams(form)
      const answer = await fetch(url + path, { method, body, headers: own, redirect: 'manual' })
      await answer.body?.cancel()
      return { status: answer.status, location: answer.headers.get('location') ?? '' }
    },
  }

  /** The cookie of a browser whose session holds the account of the pledge. */
  function connected(): string {
    const id = randomUUID()
    const cookie = { originalMaxAge: 86_400_000 } as SessionData['cookie']
    new SessionStore(context).set(id, { cookie, accountId: pledge.accountId })
    const [key = ''] = box.derive('cookie')
    const signature = createHmac('sha256', key).update(id).digest('base64').replace(/=+$/, '')
    return `thunderclap=${encodeURIComponent(`s:${id}.${signature}`)}`
  }

  function rowOf(id: number) {
    const row = db.select().from(organizers).where(eq(organizers.id, id)).get()
    if (!row) throw new Error('no such organizer')
    return row
  }
}

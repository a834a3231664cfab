import type { Request } from 'express'
import { type SessionData, Store } from 'express-session'
import type { Context } from '../../context.ts'
import {
  beginSession,
  changeSession,
  endSession,
  prolongSession,
  readSession,
  type SessionRow,
  sweepSessions,
  trimSessions,
} from '../../domain/organizer/session.ts'
import { hashToken } from '../../lib/secret-box.ts'
import { sessionJson } from './session-size.ts'

type Held = Pick<Context, 'db' | 'box' | 'now'>
type Done = (error?: unknown) => void

const sweepEveryMs = 600_000
/** A page view moves the expiry only when that gains this much: most page views then write nothing. */
const stepMs = 600_000
/** Sessions begun here between two looks at how much all of them hold. */
const trimEvery = 100

/** Sessions in SQLite: found by the hash of their id, their content sealed for that row. A class because express-session wants one. */
export class SessionStore extends Store {
  readonly #held: Held
  /** Sessions that came from the table, and their expiry there: saving one that was ended meanwhile must not bring it back. */
  readonly #known = new WeakMap<object, number>()
  #sweptAt = 0
  #begun = 0

  constructor(held: Held) {
    super()
    this.#held = held
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const { db, box, now } = this.#held
    const idHash = hashToken(id)
    const found = readSession(db, idHash, now())
    const data = found && opened(() => box.open(found.content, rowOf(idHash)))
    if (data) this.#known.set(data, found.expiresAt)
    done(null, data)
  }

  override createSession(req: Request, data: SessionData) {
    const session = super.createSession(req, data)
    this.#known.set(session, this.#known.get(data) ?? 0)
    return session
  }

  override set(id: string, session: SessionData, done?: Done): void {
    const { db, box, now } = this.#held
    const idHash = hashToken(id)
    const content = box.seal(sessionJson(session), rowOf(idHash))
    const row = {
      idHash,
      content,
      size: content.length,
      stranger: session.organizerId === undefined && session.accountId === undefined,
      organizerId: session.organizerId ?? null,
      browser: session.browser ?? null,
      expiresAt: now() + lifeMs(session),
    }
    const failure = failureOf(() => {
      if (this.#known.has(session)) changeSession(db, row, now())
      else this.#begin(row)
      this.#known.set(session, row.expiresAt)
      this.#sweep()
    })
    done?.(failure)
  }

  /** Whether a session came from here, and not from this request alone. */
  holds(session: object): boolean {
    return this.#known.has(session)
  }

  #begin(row: SessionRow): void {
    const { db, now } = this.#held
    beginSession(db, row, now())
    this.#begun++
    if (this.#begun % trimEvery === 0) trimSessions(db)
  }

  override touch(id: string, session: SessionData, done?: () => void): void {
    const { db, now } = this.#held
    const until = now() + lifeMs(session)
    // Even an update of nothing waits for whoever is writing. A database that is busy must not cost a reader their page.
    if ((this.#known.get(session) ?? 0) < until - stepMs)
      failureOf(() => prolongSession(db, hashToken(id), until, now()))
    done?.()
  }

  override destroy(id: string, done?: Done): void {
    done?.(failureOf(() => endSession(this.#held.db, hashToken(id))))
  }

  #sweep(): void {
    const { db, now } = this.#held
    if (now() - this.#sweptAt < sweepEveryMs) return
    this.#sweptAt = now()
    sweepSessions(db, now())
    trimSessions(db)
  }
}

/** express-session saves while it ends the answer: an error thrown there would leave the browser waiting. */
function failureOf(work: () => void): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

/** Sealed with a key that is gone, it is as if there were no session: the person signs in again. */
function opened(open: () => string): SessionData | null {
  try {
    return JSON.parse(open())
  } catch {
    return null
  }
}

const rowOf = (idHash: string) => `session:${idHash}`

const lifeMs = ({ cookie }: SessionData) => cookie.originalMaxAge ?? 0

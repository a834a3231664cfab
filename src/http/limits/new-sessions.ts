import type { Request, RequestHandler } from 'express'
import { text } from '../../text/text.ts'
import { SessionStore } from '../session/session-store.ts'
import { type KeyOf, type LimitHeld, limit, netOf } from './limit.ts'

/** Sessions that may begin in ten minutes from one address of the net. A hall full of people shares one. */
const atMost = 600

/**
 * For what begins sessions: a form about a campaign, and a sign-in. Whoever has a session goes on in it, and is not counted; a
 * form that is refused begins one as well, so that what was typed is still there.
 */
export const limitNewSessions = (held: LimitHeld): RequestHandler =>
  limit(held, {
    name: 'sessions from',
    most: atMost,
    windowMs: 600_000,
    keyOf: mayBegin,
    words: ({ lang }, minutes) => {
      const { title, text: words, label } = text(lang).errors.tooManySessions
      return { title, text: words(minutes), action: { href: '/', label } }
    },
  })

const mayBegin: KeyOf = req => (isNew(req) ? netOf(req) : '')

const isNew = ({ session, sessionStore }: Request) =>
  sessionStore instanceof SessionStore && !sessionStore.holds(session)

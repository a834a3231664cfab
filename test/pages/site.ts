import express from 'express'
import session from 'express-session'
import { createApp } from '../../src/app.ts'
import type { Context } from '../../src/context.ts'
import { listen, type Person, person } from '../support/person.ts'

export type Visitor = Person & {
  /** As if this account had just come back from its network. */
  readonly connect: (accountId: number) => Promise<void>
}

/** The real application on a free port, behind a door that signs in without a network (whose sign-in has tests of its own). */
export async function openSite(context: Context): Promise<{ readonly url: string; readonly visitor: () => Visitor }> {
  const app = express()
  app.use(session({ secret: 'of the test', resave: false, saveUninitialized: false }))
  app.get('/test/connect/:accountId', (req, res) => {
    req.session.accountId = Number(req.params.accountId)
    res.end()
  })
  app.use(createApp(context))
  const url = await listen(app)
  const visitor = () => {
    const one = person(url)
    return { ...one, connect: async (accountId: number) => void (await one.get(`/test/connect/${accountId}`)) }
  }
  return { url, visitor }
}

import type { SessionData } from 'express-session'
import { expect, test } from 'vitest'
import { sessionAtMost, sessionJson } from '../../../src/http/session/session-size.ts'

const signIn = (key: string) => ({ network: 'bluesky', key, secret: 's'.repeat(2_000), returnTo: '/c/amend', at: 1 })

test('of sign-ins that need two kilobytes each, as many of the last ones stay as there is room for beside a text', () => {
  const session = {
    cookie: {},
    drafts: { amend: { text: 't'.repeat(5_000), messageId: null } },
    signIns: ['a', 'b', 'c', 'd', 'e', 'f'].map(signIn),
  } as unknown as SessionData
  const json = sessionJson(session)
  const kept: SessionData = JSON.parse(json)
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(sessionAtMost)
  expect(kept.drafts).toEqual(session.drafts)
  expect(kept.signIns?.map(one => one.key)).toEqual(['d', 'e', 'f'])
})

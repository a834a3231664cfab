import type { SessionData } from 'express-session'
import { expect, test } from 'vitest'
import { draftOf } from '../../../../src/pages/pledge/draft/draft.ts'

test('a campaign whose address is a word of JavaScript has no words that nobody wrote', () => {
  const session = { drafts: { amend: { text: 'Mine', messageId: null } } } as Partial<SessionData> as never
  expect(draftOf({ session }, { slug: 'constructor' })).toBeNull()
  expect(draftOf({ session }, { slug: 'amend' })?.text).toBe('Mine')
})

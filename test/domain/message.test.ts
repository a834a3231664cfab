import { expect, test } from 'vitest'
import { inTurn, listMessages } from '../../src/domain/message.ts'
import { testDb } from '../support/db.ts'
import { makeCampaign, makeMessage } from '../support/factories.ts'

test('samples come in the order their organizer gave them', () => {
  const db = testDb()
  const { id } = makeCampaign(db)
  makeMessage(db, id, 'second', 2)
  makeMessage(db, id, 'first', 1)
  makeMessage(db, makeCampaign(db).id, 'of another campaign', 0)
  expect(listMessages(db, id).map(message => message.text)).toEqual(['first', 'second'])
})

test('when everybody takes the first sample offered, each sample is taken as often as the others', () => {
  const taken = Array.from({ length: 30 }, (_, supporters) => inTurn(['a', 'b', 'c'], supporters)[0])
  expect(taken.filter(one => one === 'a')).toHaveLength(10)
  expect(taken.filter(one => one === 'b')).toHaveLength(10)
  expect(inTurn([], 5)).toEqual([])
})

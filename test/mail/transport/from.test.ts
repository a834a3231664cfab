import { expect, test } from 'vitest'
import { fromOf } from '../../../src/mail/transport/from.ts'

const aare = { name: 'Pro Aare', contact: 'hello@aare.example' }

test('a mail is from the organization, sent by whom MAIL_FROM names, and answers go to the contact', () => {
  expect(fromOf('Thunderclap <us@mail.example>', aare, 'en')).toEqual({
    from: { name: 'Pro Aare via Thunderclap', address: 'us@mail.example' },
    replyTo: { name: 'Pro Aare', address: 'hello@aare.example' },
  })
  expect(fromOf('us@mail.example', aare, 'es').from).toEqual({
    name: 'Pro Aare vía Thunderclap',
    address: 'us@mail.example',
  })
})

test('an organization that has put its own name into MAIL_FROM is not named twice', () => {
  expect(fromOf('"Pro Aare" <us@aare.example>', aare, 'en').from).toEqual({
    name: 'Pro Aare',
    address: 'us@aare.example',
  })
})

test('without an organization it is from whom MAIL_FROM names', () => {
  expect(fromOf('Thunderclap <us@mail.example>', null, 'en')).toEqual({ from: 'Thunderclap <us@mail.example>' })
})

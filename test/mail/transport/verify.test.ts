import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { checkMail } from '../../../src/cli/doctor/mail.ts'
import { openMailer } from '../../../src/mail/transport/mailer.ts'
import { verifyMailer } from '../../../src/mail/transport/verify.ts'
import { testConfig } from '../../support/context.ts'
import { afterThisTest } from '../../support/folder.ts'
import { type Script, smtpServer } from '../../support/smtp.ts'

const from = 'Thunderclap <us@thunderclap.test>'
const anyCertificate = '?tls.rejectUnauthorized=false'

/** What is said of a server by the doctor; and at run time, of a mail that goes there. */
async function said(url: string, more: { readonly clearPassword?: boolean } = {}) {
  const settings = { url, from, ...more }
  const post = openMailer(settings, { baseUrl: 'https://thunderclap.test', lang: 'en' })
  afterThisTest(post.close)
  const data = { campaign: 'Clean water', path: '/p/x', timeZone: 'UTC', launchAt: 1, before: 0 }
  const letter = { to: 'ann@example.org', data, wayOut: 'way-out' }
  return { looked: await verifyMailer(settings), mail: await post.send('moved', 'moved:1', letter, () => true) }
}

/** Of a server that is not on the loopback address by its name; Linux leads 0.0.0.0 there all the same. */
async function elsewhere(script: Script) {
  const server = await smtpServer(script)
  return { ...server, at: (how: string, scheme = 'smtp') => `${scheme}://${how}0.0.0.0:${server.port}` }
}

describe('a mail server', () => {
  test('that takes us is looked at without sending anything', async () => {
    const server = await smtpServer()
    expect(await verifyMailer({ url: server.url, from })).toBeNull()
    expect([server.taken, server.seen()]).toEqual([[], 0])
  })

  test('where nobody is, is told as such', async () => {
    const { looked, mail } = await said('smtp://127.0.0.1:1')
    expect(looked?.what).toMatch(/^the server cannot be reached \(.*ECONNREFUSED/)
    expect(mail).toMatchObject({ kind: 'not-sent', reason: expect.stringMatching(/^the server cannot be reached/) })
  })

  test('that speaks no TLS at once is told to need smtp://', async () => {
    const server = await smtpServer()
    const { looked, mail } = await said(server.url.replace('smtp:', 'smtps:'))
    expect(looked).toMatchObject({
      what: expect.stringMatching(/TLS from the first byte/),
      todo: expect.stringContaining('smtp://'),
    })
    expect(mail).toMatchObject({ kind: 'not-sent', reason: expect.stringContaining('TLS from the first byte') })
  })

  test('that waits for TLS is told to need smtps://', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1')
    afterThisTest(() => void mute.close())
    await new Promise(resolve => mute.once('listening', resolve))
    const { port } = mute.address() as { port: number }
    expect(await verifyMailer({ url: `smtp://127.0.0.1:${port}`, from })).toMatchObject({
      todo: expect.stringContaining('smtps://'),
    })
  })

  test('with a certificate of its own is told as not trusted', async () => {
    const server = await smtpServer({ tls: 'first' })
    const { looked } = await said(server.url.replace('smtp:', 'smtps:'))
    expect(looked).toMatchObject({ what: expect.stringMatching(/certificate of the server is not trusted/) })
  })

  test('that refuses the password is told so, without the password, and the mail waits', async () => {
    const server = await smtpServer({ password: 'right', tls: 'first' })
    const { looked, mail } = await said(`smtps://me:wr0ng-one@127.0.0.1:${server.port}${anyCertificate}`)
    expect(looked?.what).toMatch(/^the server does not take the user name and the password \(.*Authentication failed/)
    expect(mail).toMatchObject({
      kind: 'not-sent',
      reason: expect.stringMatching(/^the server does not take the user name/),
    })
    expect(JSON.stringify([looked, mail])).not.toContain('wr0ng-one')
  })

  const refusals: readonly (readonly [when: string, script: Script])[] = [
    ['at once', { onSender: () => [550, '5.1.8 we know no such sender'] }],
    [
      'after the recipient',
      { onRecipient: address => [553, `5.7.1 <${address}>: Sender address rejected: not owned by user me`] },
    ],
  ]
  test.each(refusals)('that refuses the sender %s is told so, and spends no mail', async (_when, script) => {
    const server = await smtpServer(script)
    const { looked, mail } = await said(server.url)
    expect(looked).toMatchObject({ what: expect.stringMatching(/^the server does not take mail from this sender/) })
    expect(looked?.todo).toContain('MAIL_FROM')
    expect(mail).toMatchObject({ kind: 'not-sent' })
  })

  test('that has no mailbox for our own address is none the worse', async () => {
    const server = await smtpServer({ onRecipient: () => [550, '5.1.1 no such user'] })
    expect(await verifyMailer({ url: server.url, from })).toBeNull()
  })
})

describe('a password', () => {
  test.each(['', '?requireTLS=false', '?ignoreTLS=true', '?opportunisticTLS=true', '?ignoretls=true'])(
    'never leaves this machine in clear, whatever the address asks for: %j',
    async how => {
      const server = await elsewhere({ password: 'secret' })
      const { looked, mail } = await said(`${server.at('me:secret@')}${how}`)
      expect(looked).toMatchObject({
        what: expect.stringMatching(/no encryption \(STARTTLS\), so the password was not sent/),
        todo: expect.stringContaining('SMTP_PASSWORD_IN_CLEAR'),
      })
      expect(mail).toMatchObject({ kind: 'not-sent', reason: expect.stringContaining('password was not sent') })
      expect(server.passwords).toEqual([])
    },
  )

  test('leaves in clear where that is allowed', async () => {
    const server = await elsewhere({ password: 'secret' })
    const { looked, mail } = await said(server.at('me:secret@'), { clearPassword: true })
    expect([looked, mail.kind]).toEqual([null, 'sent'])
  })

  test('leaves after STARTTLS', async () => {
    const server = await elsewhere({ password: 'secret', tls: 'starttls' })
    const { looked, mail } = await said(`${server.at('me:secret@')}${anyCertificate}`)
    expect([looked, mail.kind]).toEqual([null, 'sent'])
  })

  test('goes to a server on this machine as it is', async () => {
    const server = await smtpServer({ password: 'secret' })
    const { looked, mail } = await said(`smtp://me:secret@127.0.0.1:${server.port}`)
    expect([looked, mail.kind]).toEqual([null, 'sent'])
  })

  test('is asked for by nobody: mail without one goes out as the server takes it', async () => {
    const server = await elsewhere({})
    expect((await said(server.at(''))).mail.kind).toBe('sent')
  })
})

test('the doctor says which server, and never the password', async () => {
  const server = await elsewhere({ password: 'secret' })
  const env = { SMTP_URL: server.at('me:s3cret-word@'), MAIL_FROM: from }
  const refused = await checkMail(testConfig(env))
  expect(refused).toMatchObject({
    state: 'bad',
    what: expect.stringContaining(`mail through 0.0.0.0:${server.port}: `),
  })
  const allowed = await checkMail(testConfig({ ...env, SMTP_PASSWORD_IN_CLEAR: 'on' }))
  expect(allowed).toMatchObject({ state: 'bad', what: expect.stringContaining('user name and the password') })
  expect(JSON.stringify([refused, allowed])).not.toContain('s3cret-word')
})

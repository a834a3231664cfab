import { createServer } from 'node:net'
import addressparser from 'nodemailer/lib/addressparser'
import { describe, expect, test, vi } from 'vitest'
import type { Sealed } from '../../../src/domain/mail/enqueue.ts'
import { openMailer } from '../../../src/mail/transport/mailer.ts'
import { noon } from '../../support/context.ts'
import { afterThisTest } from '../../support/folder.ts'
import { smtpServer } from '../../support/smtp.ts'

const site = 'https://thunderclap.test'
const letter: Sealed<'moved'> = {
  to: 'ann@example.org',
  data: {
    campaign: 'Clean water',
    path: '/p/secret',
    timeZone: 'Europe/Berlin',
    launchAt: noon,
    before: noon - 60_000,
  },
  wayOut: 'way-out',
}

function office(url: string, deadlineMs = 10_000) {
  const post = openMailer({ url, from: 'Thunderclap <us@thunderclap.test>' }, { baseUrl: site, lang: 'en' }, deadlineMs)
  afterThisTest(post.close)
  const begin = vi.fn(() => true)
  return { begin, send: (given: Sealed = letter) => post.send('moved', 'moved:1', given, begin) }
}

describe('a mail', () => {
  test('goes out as text and HTML, with a way out that needs no page, and nothing loaded from anywhere', async () => {
    const server = await smtpServer()
    const { send, begin } = office(server.url)
    expect(await send()).toMatchObject({ kind: 'sent' })
    expect(begin).toHaveBeenCalledOnce()
    const [{ to, raw }] = server.taken as [(typeof server.taken)[0]]
    expect(to).toEqual(['ann@example.org'])
    const unfolded = raw.replace(/\r\n[ \t]+/g, ' ')
    expect(unfolded).toMatch(/^List-Unsubscribe: <https:\/\/thunderclap.test\/unsubscribe\/way-out>\r$/im)
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/im)
    expect(unfolded).toMatch(/^Auto-Submitted: auto-generated\r$/im)
    expect(unfolded).toMatch(/^Content-Type: multipart\/alternative/im)
    expect(unfolded).toMatch(/^Message-ID: <\S+@thunderclap.test>\r$/im)
    expect(raw).not.toMatch(/<img|<script|@import|src=/)
  })

  test('has no header and no reader more than its own, whatever the campaign and who asks are called', async () => {
    const server = await smtpServer()
    const post = openMailer(
      { url: server.url, from: 'Thunderclap <us@thunderclap.test>' },
      { baseUrl: site, lang: 'en' },
    )
    afterThisTest(post.close)
    const hostile = 'Pro "Aare" <eve@example.org>,\r\nBcc: eve@example.org\r\n\r\nHello'
    const content = { ...letter, data: { ...letter.data, campaign: hostile } }
    const sender = { name: hostile, contact: 'hello@example.org' }
    expect(await post.send('moved', 'moved:2', content, () => true, sender)).toMatchObject({ kind: 'sent' })
    const [{ to, raw }] = server.taken as [(typeof server.taken)[0]]
    expect(to).toEqual(['ann@example.org'])
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
    const names = head.split('\r\n').map(line => line.slice(0, line.indexOf(':')).toLowerCase())
    expect(names.filter(name => /^(bcc|cc|from|to|reply-to|subject)$/.test(name)).sort()).toEqual([
      'from',
      'reply-to',
      'subject',
      'to',
    ])
    expect(head.match(/^From: .*<us@thunderclap.test>$/im)).not.toBeNull()
    expect(addressparser(/^From: (.*)$/im.exec(head)?.[1] ?? '')).toMatchObject([{ address: 'us@thunderclap.test' }])
    expect(addressparser(/^Reply-To: (.*)$/im.exec(head)?.[1] ?? '')).toMatchObject([{ address: 'hello@example.org' }])
  })

  test('to an address with a comma goes to nobody rather than to two', async () => {
    const server = await smtpServer()
    expect(await office(server.url).send({ ...letter, to: 'ann@example.org, eve@example.org' })).toMatchObject({
      kind: 'refused',
    })
    expect(server.taken).toEqual([])
  })

  test('is refused for good by a 5xx, and the reason holds no address', async () => {
    const server = await smtpServer({ onRecipient: address => [550, `5.1.1 <${address}> is nobody here`] })
    const outcome = await office(server.url).send()
    expect(outcome).toEqual({ kind: 'refused', reason: expect.stringMatching(/^550.*<…> is nobody here/) })
  })

  test('is not sent when the server asks to come back later, before or after the content', async () => {
    const grey = await smtpServer({ onRecipient: () => [451, '4.7.1 come back later'] })
    expect(await office(grey.url).send()).toMatchObject({ kind: 'not-sent', reason: expect.stringContaining('451') })
    const full = await smtpServer({ onContent: () => [452, '4.3.1 no room'] })
    expect(await office(full.url).send()).toMatchObject({ kind: 'not-sent', reason: expect.stringContaining('452') })
    expect(full.seen()).toBe(1)
  })

  test('is not sent when there is no server, or one that never greets', async () => {
    const nobody = office('smtp://127.0.0.1:1')
    expect(await nobody.send()).toMatchObject({ kind: 'not-sent' })
    const mute = createServer(() => {})
    await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve))
    afterThisTest(() => void mute.close())
    const { port } = mute.address() as { port: number }
    const waiting = office(`smtp://127.0.0.1:${port}`, 300)
    expect(await waiting.send()).toMatchObject({ kind: 'not-sent' })
    expect(waiting.begin).not.toHaveBeenCalled()
  })

  test('is unknown when the server takes all of it and then hangs or hangs up, and is not sent over again', async () => {
    const hanging = await smtpServer({ onContent: () => 'hang' })
    expect(await office(hanging.url, 700).send()).toMatchObject({ kind: 'unknown' })
    const dropping = await smtpServer({ onContent: () => 'drop' })
    const { send, begin } = office(dropping.url)
    expect(await send()).toMatchObject({ kind: 'unknown' })
    expect(begin).toHaveBeenCalledOnce()
    expect([hanging.seen(), dropping.seen()]).toEqual([1, 1])
  })

  test('leaves no content behind when its try is not ours any more', async () => {
    const server = await smtpServer()
    const { send, begin } = office(server.url)
    begin.mockReturnValue(false)
    expect(await send()).toMatchObject({ kind: 'not-sent' })
    expect(server.taken).toEqual([])
    begin.mockReturnValue(true)
    expect(await send()).toMatchObject({ kind: 'sent' })
  })
})

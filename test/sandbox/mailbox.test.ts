import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { checkMail } from '../../src/cli/doctor/mail.ts'
import { testConfig } from '../support/context.ts'
import { afterThisTest } from '../support/folder.ts'
import { pageOf } from '../support/page.ts'
import { sandbox } from './support.ts'

async function mailbox() {
  const world = await sandbox()
  const transport = createTransport(`smtp://127.0.0.1:${world.mailPort}`)
  afterThisTest(() => transport.close())
  const get = async (path: string) => {
    const answer = await fetch(world.url + path)
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }
  const all = async (query = '') => JSON.parse((await get(`/_sandbox/mail${query}`)).body) as Read[]
  return { ...world, get, all, send: transport.sendMail.bind(transport) }
}
type Read = { id: number; at: number; to: string[]; subject: string; text: string; html: string }

const mail = {
  from: 'us@thunderclap.test',
  to: 'ann@example.org',
  subject: 'Grüße',
  text: 'Read https://thunderclap.test/p/x now',
}

test('whatever is mailed arrives in the mailbox, whoever it is for, and outlives the sandbox', async () => {
  const { send, all, get, close, dataDir } = await mailbox()
  await send({ ...mail, html: '<p>Read <b>this</b></p>', bcc: 'bob@example.org' })
  await send({ ...mail, subject: 'second' })
  expect(await all()).toMatchObject([
    { to: ['ann@example.org', 'bob@example.org'], subject: 'Grüße', text: expect.stringContaining('Read https') },
    { subject: 'second', html: null },
  ])
  const [first, second] = (await all()) as [Read, Read]
  expect(await all(`?since=${second.at + 1}`)).toEqual([])
  expect((await get('/_sandbox/mail?since=now')).status).toBe(400)
  const list = (await get('/mailbox')).body
  expect(list).toContain(`href="/mailbox/${first.id}"`)
  expect(list.indexOf('second')).toBeLessThan(list.indexOf('Grüße'))
  expect((await get('/')).body).toContain('href="/mailbox"')
  expect((await get(`/mailbox/${second.id}`)).body).toContain('<a href="https://thunderclap.test/p/x">')
  expect((await get('/mailbox/99')).status).toBe(404)
  await close()
  const { control } = await sandbox({ dataDir })
  expect(await (await control('GET', 'mail')).json()).toHaveLength(2)
})

test('a mail is shown from whom a mail program shows it: by name, and as plain text', async () => {
  const { send, all, get } = await mailbox()
  const from = { name: 'Für <b>Aare</b> via Thunderclap', address: 'us@thunderclap.test' }
  await send({ ...mail, from })
  const [{ id }] = (await all()) as [Read]
  const { text } = pageOf((await get(`/mailbox/${id}`)).body)
  expect(text).toContain('from Für <b>Aare</b> via Thunderclap <us@thunderclap.test>,')
})

test('the HTML of a mail is shown where it can run nothing, load nothing and reach nothing', async () => {
  const { send, all, get } = await mailbox()
  const html = '<script>top.x=1</script><img src="https://tracker.test/1"><form action="/_sandbox/faults">'
  await send({ ...mail, html })
  const [{ id }] = (await all()) as [Read]
  const page = await get(`/mailbox/${id}`)
  expect(page.body).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/)
  expect(page.body).not.toContain('tracker.test')
  const frame = await get(`/mailbox/${id}/html`)
  const policy = frame.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'.*sandbox allow-popups/)
  expect(policy).not.toMatch(/script|https:|allow-(scripts|same-origin|forms)/)
  expect((await get('/mailbox/99/html')).status).toBe(404)
})

test('the doctor says where mail goes, and when it does not', async () => {
  const { mailPort, close } = await mailbox()
  const config = testConfig({ SANDBOX_MAIL_PORT: String(mailPort) })
  expect(await checkMail(config)).toMatchObject({ state: 'ok', what: expect.stringContaining('/mailbox') })
  const smtp = { SMTP_URL: `smtp://127.0.0.1:${mailPort}`, MAIL_FROM: 'us@thunderclap.test' }
  expect(await checkMail(testConfig(smtp))).toMatchObject({ state: 'ok' })
  await close()
  expect(await checkMail(config)).toMatchObject({ state: 'warn' })
  expect(await checkMail(testConfig(smtp))).toMatchObject({ state: 'bad' })
  const real = { X_API_KEY: 'key', X_API_SECRET: 'secret' }
  expect(await checkMail(testConfig(real))).toMatchObject({ state: 'warn', todo: 'Set SMTP_URL and MAIL_FROM.' })
})

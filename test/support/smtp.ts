import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterThisTest } from './folder.ts'

export type Script = {
  /** `none`: as most servers of these tests; `starttls` offers it; `first` begins with it. The certificate is nobody's. */
  readonly tls?: 'none' | 'starttls' | 'first'
  /** The one password it takes; left out, nobody signs in. */
  readonly password?: string
  /** What is answered to the sender. */
  readonly onSender?: (address: string) => readonly [code: number, words: string] | null
  /** What is answered to an address: nothing, or a code and its words. `hang` says nothing any more. */
  readonly onRecipient?: (address: string) => readonly [code: number, words: string] | 'hang' | null
  /** What happens when the final dot is there. `hang` says nothing any more, `drop` hangs up. */
  readonly onContent?: () => readonly [code: number, words: string] | 'hang' | 'drop' | null
}

export type Taken = { readonly to: readonly string[]; readonly raw: string; readonly at: number }

/** A real mail server of this test alone that does what the script says. `seen` counts contents that came to their end. */
export async function smtpServer(script: Script = {}) {
  const taken: Taken[] = []
  let seen = 0
  const { tls = 'none', password } = script
  const passwords: string[] = []
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    secure: tls === 'first',
    allowInsecureAuth: true,
    disabledCommands: [...(password === undefined ? ['AUTH'] : []), ...(tls === 'starttls' ? [] : ['STARTTLS'])],
    onAuth: (given, _session, done) => {
      passwords.push(given.password ?? '')
      if (given.password === password) done(null, { user: given.username ?? '' })
      else done(new Error('5.7.8 Authentication failed'))
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(script.onSender?.(address) ?? null)),
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const answer = script.onRecipient?.(address) ?? null
      if (answer !== 'hang') done(refusal(answer))
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        seen++
        const answer = script.onContent?.() ?? null
        if (answer === 'hang') return
        if (answer === 'drop') for (const { _socket } of server.connections as Set<Open>) _socket.destroy()
        else if (answer) done(refusal(answer))
        else {
          const to = session.envelope.rcptTo.map(one => one.address)
          taken.push({ to, raw: Buffer.concat(parts).toString(), at: Date.now() })
          done()
        }
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  afterThisTest(() => new Promise<void>(resolve => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, port, taken, passwords, seen: () => seen }
}

type Open = { readonly _socket: { readonly destroy: () => void } }

const refusal = (answer: readonly [number, string] | null) =>
  answer && Object.assign(new Error(answer[1]), { responseCode: answer[0] })

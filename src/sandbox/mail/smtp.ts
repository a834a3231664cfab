import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { World } from '../world.ts'

export type MailServer = { readonly port: number; readonly close: () => Promise<void> }

const largestBytes = 5 * 1024 * 1024
const silenceMs = 60_000

/** A mail server that takes everything for everybody and passes nothing on. Rejects with the error of `listen`. */
export async function openMailServer(world: World, port: number): Promise<MailServer> {
  const server = new SMTPServer({
    name: 'sandbox.localhost',
    banner: 'Sandbox: nothing here leaves this machine',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largestBytes,
    socketTimeout: silenceMs,
    closeTimeout: 500,
    onData: (stream, session, done) => void take(world, stream, session).then(problem => done(problem), done),
  })
  // A client that resets its connection is no error of ours.
  server.on('error', error => world.log.debug({ err: error }, 'mail connection'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** Keeps a mail; the server says 250 when it is committed. */
async function take(
  { store, now }: World,
  stream: Readable & { readonly sizeExceeded?: boolean },
  { envelope }: SMTPServerSession,
): Promise<Error | null> {
  const parts: Buffer[] = []
  for await (const part of stream) if (!stream.sizeExceeded) parts.push(part as Buffer)
  if (stream.sizeExceeded) return Object.assign(new Error('That is too much'), { responseCode: 552 })
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  const to = envelope.rcptTo.map(one => one.address)
  store.mails.add({ arrivedAt: now(), from, to, raw: Buffer.concat(parts) })
  await new Promise<void>(resolve => store.afterCommit(resolve))
  return null
}

import { createTransport } from 'nodemailer'
import { failureOf } from './failure.ts'

const withinMs = 8_000

/** Greets the server and signs in, and sends nothing. Null when that went well, else why not. */
export async function verifyPost(url: string): Promise<string | null> {
  const transport = createTransport({
    url,
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    dnsTimeout: withinMs,
    socketTimeout: withinMs,
  })
  try {
    await Promise.race([transport.verify(), tooLong()])
    return null
  } catch (error) {
    return failureOf(error, false).reason
  } finally {
    transport.close()
  }
}

const tooLong = () =>
  new Promise<never>((_, refuse) =>
    setTimeout(() => refuse(new Error(`no answer within ${withinMs / 1_000} s`)), withinMs).unref(),
  )

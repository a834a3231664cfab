import { isIP } from 'node:net'
import { request } from 'undici'
import { isPublicAddress } from './public-address.ts'
import { publicAgent } from './public-agent.ts'

export type Downloaded =
  | { readonly kind: 'got'; readonly text: string }
  /** `why` is for a person. */
  | { readonly kind: 'failed'; readonly why: string }

export type DownloadLimits = { readonly mostBytes: number; readonly withinMs: number }

const mostRedirects = 3

/**
 * Fetches a text. The address itself is the operator's choice and may be anywhere; where it leads on to is not, and must
 * be a public host. All of it ends after `withinMs`, and with more than `mostBytes` (as unpacked).
 */
export async function download(address: string, limits: DownloadLimits): Promise<Downloaded> {
  const deadline = AbortSignal.timeout(limits.withinMs)
  const dispatcher = publicAgent()
  try {
    let url = new URL(address)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const answer = await request(url, { signal: deadline, ...(hop > 0 && { dispatcher }) })
      const next = answer.statusCode >= 300 && answer.statusCode < 400 ? answer.headers.location : undefined
      if (typeof next !== 'string') return await readBody(answer, limits.mostBytes)
      await answer.body.dump()
      url = new URL(next, url)
      const refused = refusal(url)
      if (refused) return { kind: 'failed', why: refused }
    }
    return { kind: 'failed', why: `it redirects more than ${mostRedirects} times` }
  } catch (error) {
    const why = deadline.aborted ? `no whole answer within ${limits.withinMs / 1_000} seconds` : reason(error)
    return { kind: 'failed', why }
  } finally {
    await dispatcher.destroy()
  }
}

function refusal({ protocol, hostname }: URL): string | null {
  if (protocol !== 'https:') return `it leads to ${protocol}//${hostname}, and only https is followed`
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? `it leads to ${hostname}, which is no public host` : null
}

async function readBody(answer: Awaited<ReturnType<typeof request>>, mostBytes: number): Promise<Downloaded> {
  if (answer.statusCode !== 200) {
    await answer.body.dump()
    return { kind: 'failed', why: `the answer was ${answer.statusCode}` }
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer.body) {
    size += (part as Buffer).length
    if (size > mostBytes) return { kind: 'failed', why: `it is larger than ${Math.round(mostBytes / 1e6)} MB` }
    parts.push(part as Buffer)
  }
  return { kind: 'got', text: Buffer.concat(parts).toString('utf8') }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

import type { Config } from '../../config.ts'
import type { Finding } from './finding.ts'

const deadlineMs = 5_000

export async function checkWeb({ web }: Config): Promise<Finding> {
  const status = await statusOf(`${web.baseUrl}/healthz`)
  if (status === 200) return { state: 'ok', what: `${web.baseUrl} answers` }
  if (status === null)
    return { state: 'warn', what: `${web.baseUrl} does not answer`, todo: 'It is not running, or BASE_URL is wrong.' }
  return { state: 'bad', what: `${web.baseUrl}/healthz says ${status}`, todo: 'See the log of the web process.' }
}

/** Any answer will do: it costs nothing and shows that posts would arrive. */
export async function checkNetwork({ x, sandbox }: Config): Promise<Finding> {
  if (sandbox.inUse)
    return {
      state: 'warn',
      what: 'no network is configured: posts go to the sandbox',
      todo: 'Set X_API_KEY and X_API_SECRET.',
    }
  const status = await statusOf(x.apiUrl)
  if (status !== null) return { state: 'ok', what: `X answers at ${x.apiUrl}` }
  return { state: 'bad', what: `X does not answer at ${x.apiUrl}`, todo: 'See whether this machine may reach it.' }
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(deadlineMs) })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return null
  }
}

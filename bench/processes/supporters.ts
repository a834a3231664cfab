import { Agent, request } from 'undici'
import { sleep } from '../../src/lib/stopping.ts'

/**
 * Supporters who pledge, PLEDGE_RATE a second, whatever the answers take: each opens the page, writes, signs in at
 * the sandbox, looks at what will be posted, confirms it, and reads the receipt. All by forms, as without scripts.
 * PLEDGE_FIRST is the number of the first: who has pledged before is somebody else.
 */
export type Pledged = {
  readonly done: readonly { readonly at: number; readonly ms: number; readonly trouble: string | null }[]
}

const home = process.env.PLEDGE_URL ?? ''
const slug = process.env.PLEDGE_SLUG ?? ''
const everyMs = 1_000 / Number(process.env.PLEDGE_RATE)
const dispatcher = new Agent({ connections: 128 })
const done: Pledged['done'][number][] = []
const under = new Set<Promise<void>>()
const end = new AbortController()

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async () => {
  end.abort()
  await Promise.all(under)
  process.send?.({ done })
})
process.send?.({ ready: true })

for (let n = Number(process.env.PLEDGE_FIRST ?? 0), next = Date.now(); !end.signal.aborted; n++, next += everyMs) {
  await sleep(next - Date.now())
  const one = attempt(n, next).finally(() => under.delete(one))
  under.add(one)
}

async function attempt(n: number, due: number): Promise<void> {
  const trouble = await pledge(n).then(
    () => null,
    error => String(error),
  )
  done.push({ at: due, ms: Date.now() - due, trouble })
}

async function pledge(n: number): Promise<void> {
  const ask = browser(n)
  const choose = `${home}/c/${slug}/pledge`
  await ask(choose, 200)
  await ask(choose, 303, { message: 'own', text: `I am number ${n}, and it is time. #CDA230` })
  await ask(`${choose}/connect`, 200)
  const asking = (await ask(`${home}/auth/x/start?campaign=${slug}`, 303)).location
  await ask(asking, 200)
  const { origin, searchParams } = new URL(asking)
  const token = searchParams.get('oauth_token') ?? ''
  const allow = { oauth_token: token, account: '', name: `Person ${n}`, handle: `b${n}`, decision: 'allow' }
  const back = (await ask(`${origin}/oauth/authorize`, 302, allow)).location
  await ask(back, 303)
  const shown = /name="shown" value="([^"]+)"/.exec((await ask(`${choose}/confirm`, 200)).html)?.[1] ?? ''
  const receipt = (await ask(`${choose}/confirm`, 303, { shown, email: '' })).location
  if (!receipt.startsWith('/p/')) throw new Error(`confirmed, and sent to ${receipt}`)
  await ask(home + receipt, 200)
}

/** One supporter's browser: a cookie, an address of its own, and no redirect by itself. */
function browser(n: number) {
  let cookie = ''
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  return async (url: string, expected: number, form?: Readonly<Record<string, string>>) => {
    const here = url.startsWith(home)
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form).toString() : null,
      headers: {
        'user-agent': 'Mozilla/5.0 (a supporter)',
        ...(here && { cookie, 'x-forwarded-for': address }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin }),
      },
      headersTimeout: 30_000,
    })
    const html = await body.text()
    if (here) cookie = [headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? cookie
    if (statusCode !== expected) throw new Error(`${new URL(url).pathname}: ${statusCode} instead of ${expected}`)
    return { html, location: String(headers.location ?? '') }
  }
}

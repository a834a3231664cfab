import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Departure } from '../../src/networks/connector.ts'
import type { Measure, Network } from '../../src/networks/port.ts'
import { afterThisTest } from './folder.ts'

/** Handles that are answered otherwise than by leading to the page that asks. */
const answers: Readonly<Record<string, Departure>> = {
  'nobody.bsky.test': { kind: 'ask-again', why: 'not-found', said: null },
  'away.bsky.test': { kind: 'ask-again', why: 'unreachable', said: null },
  'web.bsky.test': { kind: 'ask-again', why: 'not-supported', said: null },
  'down.bsky.test': { kind: 'unanswered', trouble: { why: 'person', said: 'AccountTakedown' } },
  'broken.bsky.test': { kind: 'unanswered', trouble: { why: 'unclear', said: null } },
}

/** A network that asks for a handle before it leads to its own page; it takes samples, 300 letters, and deletes nothing. */
export async function askingNetwork(given: Partial<Network> = {}): Promise<Network> {
  const url = await pageThatAsks()
  const unused = () => Promise.reject(new Error('not for this network'))
  return {
    name: 'bluesky',
    label: 'Bluesky',
    textRule: 'samples',
    connector: {
      question: 'handle',
      depart: async (callbackUrl, answer) => {
        const handle = (answer ?? '').trim().replace(/^@/, '')
        const led: Departure = {
          kind: 'leave',
          url: `${url}/authorize?${new URLSearchParams({ back: callbackUrl, handle })}`,
          pending: { key: `of ${handle}`, secret: 'a secret of two kilobytes'.padEnd(2_048, '.') },
        }
        if (!handle.includes('.')) return { kind: 'ask-again', why: 'malformed', said: null }
        return answers[handle] ?? led
      },
      read: ({ state, error, code }) => {
        if (typeof state !== 'string') return null
        if (error === 'access_denied') return { kind: 'denied', key: state }
        return typeof code === 'string' ? { kind: 'allowed', key: state, proof: code } : null
      },
      arrive: async ({ key }, proof) =>
        proof === 'of no use' ? { kind: 'stale', said: null } : { kind: 'granted', grant: key.slice(3), named: null },
      rehearse: async () => ({ keys: null, callback: null }),
    },
    posting: { permalink: (remoteId: string) => remoteId } as unknown as Network['posting'],
    reading: {
      profile: async handle => ({
        remoteId: `did:plc:${handle}`,
        host: 'pds.bsky.test',
        handle,
        name: `${handle} in full`,
        followers: 7,
        profileUrl: `${url}/profile/${handle}`,
      }),
      look: unused,
      revoke: async () => 'given-back',
      remove: async () => 'not-permitted',
    },
    metrics: null,
    removes: false,
    showsCards: true,
    renewal: null,
    measure,
    checkPrice: 0,
    price: () => 0,
    shareLink: text => `${url}/intent/compose?text=${encodeURIComponent(text)}`,
    ...given,
  }
}

function measure(text: string): Measure {
  const length = [...new Intl.Segmenter('en').segment(text)].length
  const problems = text.trim() === '' ? (['empty'] as const) : length > 300 ? (['too-long'] as const) : []
  return { length, max: 300, valid: problems.length === 0, problems, price: 0 }
}

/** Asks whoever is led there, and leads back with what they say. */
async function pageThatAsks(): Promise<string> {
  const server = createServer((req, res) => {
    const { searchParams } = new URL(req.url ?? '/', 'http://127.0.0.1')
    const back = (said: Readonly<Record<string, string>>) =>
      `${searchParams.get('back')}?${new URLSearchParams({ state: `of ${searchParams.get('handle')}`, ...said })}`
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.end(
      `<title>Asks</title><link rel="icon" href="data:,"><a href="${back({ code: 'yes' }).replaceAll('&', '&amp;')}">Allow</a>
       <a href="${back({ error: 'access_denied' }).replaceAll('&', '&amp;')}">Deny</a>`,
    )
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  afterThisTest(async () => {
    const closed = new Promise(resolve => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

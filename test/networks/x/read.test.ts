import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { xReading } from '../../../src/networks/x/read.ts'
import { firstIdAt, timeOfId } from '../../../src/networks/x/snowflake.ts'
import { patience } from '../../support/patience.ts'
import { html, v2 } from './answers.ts'
import { noLimits } from './no-limits.ts'
import { json, scriptedX } from './scripted-x.ts'
import { signatures } from './signatures.ts'

const sentAt = Date.UTC(2026, 8, 7, 14)
const grant = JSON.stringify({ token: 't0ken-of-7', secret: 's3cret-of-7' })
const id = firstIdAt(sentAt + 42)

type Answering = (response: ServerResponse, page: number) => void

/** Looks for `text` on a server that answers each page as told. */
async function look(text: string, answer: Answering, signal = patience()) {
  let pages = 0
  const x = await scriptedX((_, response) => answer(response, pages++))
  const account = { remoteId: '7', handle: 'ada', host: 'x.test' }
  const frozen = { body: JSON.stringify({ text }), key: null, marker: text.normalize('NFC') }
  return { ...x, found: await xReading(x.settings).look(grant, account, frozen, sentAt, signal) }
}

const timeline = (posts: readonly object[], more?: string) => ({
  ...(posts.length > 0 && { data: posts }),
  meta: { result_count: posts.length, ...(more && { next_token: more }) },
})
const showing =
  (...posts: object[]): Answering =>
  response =>
    json(response, 200, timeline(posts))
const link = (short: string, expanded: string) => ({ urls: [{ start: 0, end: 9, url: short, expanded_url: expanded }] })

describe('looking for a post that may be there', () => {
  test('asks for what the account wrote since a minute before', async () => {
    const { asked } = await look('Yes', showing())
    expect(asked[0]?.pathname).toBe('/2/users/7/tweets')
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      since_id: firstIdAt(sentAt - 60_000),
      max_results: '5',
      exclude: 'replies,retweets',
      'tweet.fields': 'created_at,entities',
    })
  })

  test('finds it, with its address and its moment', async () => {
    const { found, url } = await look('Yes', showing({ id: firstIdAt(sentAt), text: 'No' }, { id, text: 'Yes' }))
    expect(found).toEqual({ kind: 'found', remoteId: id, url: `${url}/ada/status/${id}`, at: sentAt + 42 })
  })

  test.each([
    ['escaped characters', 'R&D <3 "x" &amp;', 'R&amp;D &lt;3 "x" &amp;amp;', undefined],
    ['another form of the same letters', 'cafe\u0301', 'caf\u00e9', undefined],
    [
      'a short link in place of its own',
      'See https://example.org/a?b=1&c=2',
      'See https://t.co/abc',
      link('https://t.co/abc', 'https://example.org/a?b=1&c=2'),
    ],
    [
      'a short link in place of a bare domain',
      'See example.org now',
      'See https://t.co/abc now',
      link('https://t.co/abc', 'http://example.org'),
    ],
  ])('finds it behind %s', async (_, text, shown, entities) => {
    const { found } = await look(text, showing({ id, text: shown, entities }))
    expect(found).toMatchObject({ kind: 'found', remoteId: id })
  })

  test('says absent when the account wrote nothing, or other things', async () => {
    expect((await look('Yes', showing())).found).toEqual({ kind: 'absent' })
    expect((await look('Yes', showing({ id, text: 'yes' }))).found).toEqual({ kind: 'absent' })
  })

  test('reads on when the account wrote much, before it says absent', async () => {
    const much: Answering = (response, page) =>
      json(
        response,
        200,
        page === 0 ? timeline([{ id, text: 'One of many' }], 'more') : timeline([{ id, text: 'Yes' }]),
      )
    const { found, asked } = await look('Yes', much)
    expect(found).toMatchObject({ kind: 'found' })
    expect(asked.map(url => url.searchParams.get('max_results'))).toEqual(['5', '100'])
  })
})

describe('a post with the same words', () => {
  test.each([
    ['839', 'of November 2010'],
    [firstIdAt(sentAt - 120_000), 'from before the request'],
    [firstIdAt(sentAt + 3 * 86_400_000), 'from days ahead'],
    ['17b', 'that is no id'],
  ])('with an id %s %s is neither ours nor proof that ours is not there', async strange => {
    const { found } = await look('Yes', showing({ id: strange, text: 'Yes' }))
    expect(found).toEqual({ kind: 'unreadable', cause: 'a post of another time' })
  })

  test('does not hide ours', async () => {
    const { found } = await look('Yes', showing({ id: '839', text: 'Yes' }, { id, text: 'Yes' }))
    expect(found).toMatchObject({ kind: 'found', remoteId: id })
  })
})

describe('cannot say', () => {
  const cut: Answering = response => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }).write('{"data":[')
    setImmediate(() => response.destroy())
  }
  const secretInError: Answering = response => json(response, 403, v2(403, 'no s3cret-of-7 t0ken-of-7 for you'))
  test.each<[string, Answering, string]>([
    [
      'there are errors beside nothing',
      r => json(r, 200, { errors: [{ title: 'Authorization Error' }] }),
      'X answered in part',
    ],
    ['the count is not what came', r => json(r, 200, { meta: { result_count: 2 } }), 'X answered in part'],
    ['it is another shape', r => json(r, 200, ['?']), 'X answered in part'],
    ['posts have no text', r => json(r, 200, timeline([{ id }])), 'X answered something else than expected'],
    [
      'there is always more',
      r => json(r, 200, timeline([{ id, text: 'One of many' }], 'more')),
      'over 100 posts since',
    ],
    ['a short link hides what it is', r => json(r, 200, timeline([{ id, text: 'https://t.co/abc' }])), 'short links'],
    ['X is limiting', r => json(r, 429, v2(429, 'Too Many Requests')), 'X answered 429'],
    ['the grant is dead', r => json(r, 401, v2(401, 'Unauthorized')), 'X answered 401'],
    ['the error quotes the grant', secretInError, 'X answered 403'],
    ['X shows a page', r => r.writeHead(200, { 'content-type': 'text/html' }).end(html), 'X answered in part'],
    ['X is down', r => r.writeHead(503, { 'content-type': 'application/json' }).end(html), 'X answered 503'],
    ['it hangs up', r => r.destroy(), 'X did not answer'],
    ['it hangs up inside the body', cut, 'X answered 200'],
  ])('when %s', async (_, answer, cause) => {
    expect((await look('Yes', answer)).found).toEqual({ kind: 'unreadable', cause })
  })

  test.each<[string, Answering]>([
    ['before', () => {}],
    ['inside', response => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":')],
    [
      'trickling through',
      response => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ])('when the answer hangs %s its body: the deadline ends it', async (_, answer) => {
    const { found } = await look('Yes', answer, AbortSignal.timeout(150))
    expect(found.kind).toBe('unreadable')
  })

  test('when nobody is there, or the grant is none', async () => {
    const settings = {
      key: 'k',
      secret: 's',
      apiUrl: 'http://127.0.0.1:1',
      oauthUrl: 'http://127.0.0.1:1',
      ...noLimits,
    }
    const account = { remoteId: '7', handle: 'ada', host: 'x.test' }
    const frozen = { body: '{"text":"Yes"}', key: null, marker: null }
    const { look } = xReading(settings)
    expect(await look(grant, account, frozen, sentAt, patience())).toEqual({
      kind: 'unreadable',
      cause: 'X did not answer',
    })
    expect(await look('{"token":7}', account, frozen, sentAt, patience())).toEqual({
      kind: 'unreadable',
      cause: 'the grant cannot be read',
    })
    expect(await look(grant, account, { ...frozen, body: '' }, sentAt, patience())).toMatchObject({
      kind: 'unreadable',
    })
    expect(await look(grant, account, frozen, Number.NaN, patience())).toMatchObject({ kind: 'unreadable' })
  })
})

test('what is asked is signed with the grant, its questions included', async () => {
  const headers: string[] = []
  const x = await scriptedX((request, response) => {
    headers.push(request.headers.authorization ?? '')
    json(response, 200, timeline([]))
  })
  const account = { remoteId: '7', handle: 'ada', host: 'x.test' }
  await xReading(x.settings).look(
    grant,
    account,
    { body: '{"text":"Yes"}', key: null, marker: null },
    sentAt,
    patience(),
  )
  const url = `${x.url}${x.asked[0]?.pathname}${x.asked[0]?.search}`
  const { given, right } = signatures(headers[0] ?? '', x.settings, 's3cret-of-7', 'GET', url)
  expect(given).toBe(right)
})

test('an id holds its moment, and a moment has a first id', () => {
  expect(timeOfId('1541815603606036480')).toBe(Date.UTC(2022, 5, 28, 16, 7, 40, 105))
  expect(timeOfId(firstIdAt(sentAt))).toBe(sentAt)
  expect(firstIdAt(0)).toBe('0')
})

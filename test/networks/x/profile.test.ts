import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { NetworkError } from '../../../src/networks/port.ts'
import { xReading } from '../../../src/networks/x/read.ts'
import { patience } from '../../support/patience.ts'
import { v1, v2 } from './answers.ts'
import { json, scriptedX } from './scripted-x.ts'

const grant = JSON.stringify({ token: 't0ken-of-7', secret: 's3cret-of-7' })

type Answering = (response: ServerResponse) => void

describe('the profile of an account', () => {
  const me = { id: '7', username: 'ada', name: 'Ada Lovelace', public_metrics: { followers_count: 1815 } }
  const profile = async (answer: Answering) => {
    const x = await scriptedX((_, response) => answer(response))
    return { ...x, profile: xReading(x.settings).profile(grant, patience()) }
  }

  test('is what X says of it', async () => {
    const { profile: read, url, asked } = await profile(response => json(response, 200, { data: me }))
    expect(await read).toEqual({
      remoteId: '7',
      host: new URL(url).host,
      handle: 'ada',
      name: 'Ada Lovelace',
      followers: 1815,
      profileUrl: `${url}/ada`,
    })
    expect(asked[0]?.href).toContain('/2/users/me?user.fields=public_metrics')
  })

  test('has no followers when X does not count them', async () => {
    const { profile: read } = await profile(response => json(response, 200, { data: { id: '7', username: 'ada' } }))
    expect(await read).toMatchObject({ followers: 0, name: 'ada' })
  })

  test.each<[string, Answering, string]>([
    ['the grant is dead', r => json(r, 401, v2(401, 's3cret-of-7')), 'unauthorized'],
    ['the account is suspended', r => json(r, 403, v2(403, 'gone', 'user-suspended')), 'unauthorized'],
    ['X forbids it', r => json(r, 403, v2(403, 'Forbidden')), 'unexpected'],
    ['the app has spent its cap', r => json(r, 403, v2(403, 'Cap', 'spend-cap-reached')), 'unexpected'],
    ['the app is out of credit', r => json(r, 402, v2(402, 'Credits', 'credits')), 'unexpected'],
    ['the access level is too low', r => json(r, 403, v1(453, 'subset')), 'unexpected'],
    ['the keys of the app are refused', r => json(r, 401, v1(32, 'Could not authenticate you.')), 'unexpected'],
    ['our clock is wrong', r => json(r, 401, v1(135, 'Timestamp out of bounds.')), 'unexpected'],
    ['X is limiting', r => json(r, 429, {}), 'limited'],
    ['X is down', r => json(r, 503, {}), 'unexpected'],
    ['X names nobody', r => json(r, 200, { errors: [] }), 'unexpected'],
    ['X hangs up', r => r.destroy(), 'unreachable'],
  ])('says what is wrong, and no secret, when %s', async (_, answer, problem) => {
    const { profile: read } = await profile(answer)
    const error = await read.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ network: 'x', problem })
    expect(`${(error as Error).message} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toMatch(/s3cret|t0ken/)
  })
})

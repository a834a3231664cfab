import { expect, test } from 'vitest'
import { testContext } from '../../../support/context.ts'
import { openSite } from '../../site.ts'

const path = '/auth/bluesky/callback?state=a&code=b'

async function cameBack(baseUrl: string) {
  const { url } = await openSite(testContext({ env: { BASE_URL: baseUrl, BLUESKY: 'on' } }))
  const answer = await fetch(`${url}${path}`, { redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location'), port: new URL(url).port }
}

test('who began to sign in on localhost, and is led back to 127.0.0.1, goes on where their session is', async () => {
  const { status, location, port } = await cameBack('http://localhost:3000')
  expect({ status, location }).toEqual({ status: 303, location: `http://localhost:${port}${path}` })
})

test('a site with a name of its own leads nobody to localhost', async () => {
  expect(await cameBack('https://thunderclap.example')).toMatchObject({ status: 409, location: null })
})

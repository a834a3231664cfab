import { beforeAll, expect, test } from 'vitest'
import { grantOf, networkOn } from '../../support/pds/network.ts'
import { signUp } from '../../support/pds/people.ts'
import { post, postOf } from '../../support/pds/send.ts'
import { type Pds, startPds } from '../../support/pds/start.ts'

let pds: Pds

beforeAll(async () => {
  pds = await startPds({ rateLimits: true })
})

test('a server whose limit is used up is left alone until it says', async () => {
  const network = networkOn(pds)
  const ada = await signUp(pds, 'ada')
  const grant = await grantOf(network, ada)
  const from = Date.now()
  const asks = async () => {
    for (let n = 0; n < 300; n++)
      await fetch(`${pds.url}/xrpc/com.atproto.server.describeServer`).then(one => one.text())
  }
  await Promise.all(Array.from({ length: 10 }, asks))
  const outcome = await post(network, grant, network.posting.freeze(postOf(ada, 'One too many')))
  expect(outcome).toMatchObject({ kind: 'try-later', scope: 'host', cause: 'rate-limit-host' })
  if (outcome.kind !== 'try-later') return
  expect(outcome.until).toBeGreaterThan(from + 200_000)
  expect(outcome.until).toBeLessThan(Date.now() + 301_000)
})

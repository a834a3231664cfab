import { json, type Reply } from '../../http/reply.ts'
import { originOf, type SandboxRequest } from '../../http/request.ts'
import type { World } from '../../world.ts'
import { didOf, findActor } from '../ids/did.ts'
import { replies } from '../replies.ts'

export function resolveHandle(world: World, { query }: SandboxRequest): Reply {
  const handle = query.get('handle') ?? ''
  const account = handle.startsWith('did:') ? null : findActor(world, handle)
  if (!account || world.faults.standing(account.handle) === 'suspended')
    return replies.invalid('Unable to resolve handle')
  return json(200, { did: didOf(account) })
}

/** As plc.directory gives it: which handle an account has and which server it is on. */
export function didDocument(world: World, req: SandboxRequest): Reply {
  const did = decodeURIComponent(req.path.split('/').at(-1) ?? '')
  const account = findActor(world, did)
  if (!account) return json(404, { message: `DID not registered: ${did}` })
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: [`at://${account.handle}`],
    verificationMethod: [],
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: originOf(req) }],
  }
  return json(200, document, { 'content-type': 'application/did+ld+json; charset=utf-8' })
}

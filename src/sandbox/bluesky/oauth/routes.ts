import type { Response } from 'express'
import { finish } from '../../faults/finish.ts'
import { playOf } from '../../faults/kinds.ts'
import type { ErrorEntry } from '../../faults/settings.ts'
import type { Reply } from '../../http/reply.ts'
import { formOf, jsonOf, originOf, type SandboxRequest } from '../../http/request.ts'
import { post, type Route } from '../../http/route.ts'
import type { World } from '../../world.ts'
import { checkProof } from '../dpop/proof.ts'
import { replies } from '../replies.ts'
import { readClient } from './client.ts'
import { pushRequest } from './par.ts'
import type { Proven } from './proven.ts'
import { oauthRefusals, oauthReplyOf } from './refusals.ts'
import { revoke } from './revoke.ts'
import { exchangeCode, refresh } from './token.ts'

type Answer = (world: World, asked: Proven) => Reply

/** The authorization server, but for the page that a person sees. */
export function oauthRoutes(world: World): Route[] {
  const route = (path: string, on: (fields: URLSearchParams) => ErrorEntry['on'], answer: Answer) =>
    post(path, (req, res) => behindFaults(world, req, res, on, answer))
  return [
    route('/oauth/par', () => 'request-token', pushRequest),
    route(
      '/oauth/token',
      fields => (isRefresh(fields) ? 'refresh' : 'access-token'),
      (world, asked) => (isRefresh(asked.fields) ? refresh(world, asked) : exchangeCode(world, asked)),
    ),
    route('/oauth/revoke', () => 'revoke', revoke),
  ]
}

const isRefresh = (fields: URLSearchParams) => fields.get('grant_type') === 'refresh_token'

function behindFaults(
  world: World,
  req: SandboxRequest,
  res: Response,
  on: (fields: URLSearchParams) => ErrorEntry['on'],
  answer: Answer,
): null {
  const fields = fieldsOf(req)
  const limit = world.bluesky.limits.take('sign-ins')
  const fault = world.faults.draw('bluesky', on(fields), null)
  const isTaken = !fault || playOf(fault.kind).takes !== 'no'
  const own = isTaken ? (limit.allowed ? answerOf(world, req, fields, answer) : replies.overLimit(limit.headers)) : null
  const reply = (fault && oauthReplyOf(fault, world.now())) ?? own ?? oauthRefusals.internal()
  const nonce = { 'cache-control': 'no-store', 'dpop-nonce': world.bluesky.nonces.next() }
  const headers = reply.status === 429 ? nonce : { ...nonce, ...limit.headers }
  const dressed = { ...reply, headers: { ...headers, ...reply.headers } }
  world.store.afterCommit(() => finish(res, dressed, fault, world.faults.latency()))
  return null
}

function answerOf(world: World, req: SandboxRequest, fields: URLSearchParams, answer: Answer): Reply {
  const origin = originOf(req)
  const proof = checkProof(world.bluesky, req, null)
  if (proof.kind === 'other-nonce') return oauthRefusals.otherNonce(proof.why)
  if (proof.kind === 'wrong') return oauthRefusals.invalidProof(proof.why)
  if (proof.kind === 'none') return oauthRefusals.invalidProof('DPoP proof required')
  const client = readClient(world, fields, origin)
  if (!client) return oauthRefusals.invalidClient()
  return answer(world, { ...client, fields, origin, proofKey: proof.thumbprint })
}

/** Of a form, or of JSON. */
function fieldsOf(req: SandboxRequest): URLSearchParams {
  if (!req.headers['content-type']?.includes('json')) return formOf(req)
  const body = jsonOf(req)
  const texts = Object.entries(body ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string')
  return new URLSearchParams(texts)
}

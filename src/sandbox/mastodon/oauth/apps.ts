import { readUrl } from '../../../lib/url.ts'
import type { Reply } from '../../http/reply.ts'
import { json } from '../../http/reply.ts'
import { formOf, jsonOf, type SandboxRequest } from '../../http/request.ts'
import type { World } from '../../world.ts'
import type { Instance } from '../instances.ts'
import { emptyPage, replies } from '../replies.ts'

/** Registers an app: whoever asks. Some servers of the family take one address only, as a plain text. */
export function registerApp(world: World, instance: Instance, req: SandboxRequest): Reply {
  const given = fieldsOf(req)
  const name = given.client_name
  const uris = given.redirect_uris
  if (instance.habits === 'family' && typeof uris !== 'string') return emptyPage(404)
  const redirectUri = Array.isArray(uris) ? uris.join('\n') : uris
  if (typeof name !== 'string' || name === '')
    return json(422, { error: 'Validation failed: Application name can’t be blank' })
  if (typeof redirectUri !== 'string' || !redirectUri.split('\n').every(isAddress))
    return json(422, { error: 'Validation failed: Redirect URI must be an absolute URI.' })
  const scopes = typeof given.scopes === 'string' && given.scopes ? given.scopes : 'read'
  const website = typeof given.website === 'string' ? given.website : null
  const app = world.store.apps.register({ server: instance.name, name, redirectUri, scopes, website }, world.now())
  return json(200, {
    id: String(world.now()),
    name,
    website,
    scopes: scopes.split(' '),
    redirect_uri: redirectUri,
    redirect_uris: redirectUri.split('\n'),
    client_id: app.clientId,
    client_secret: app.secret,
    client_secret_expires_at: 0,
    vapid_key: '',
  })
}

/** Of a form or of JSON: both are taken everywhere. */
export function fieldsOf(req: SandboxRequest): Readonly<Record<string, unknown>> {
  const form = formOf(req)
  if ([...form].length > 0) {
    const lists = form.getAll('redirect_uris[]')
    return { ...Object.fromEntries(form), ...(lists.length > 0 && { redirect_uris: lists }) }
  }
  const body = jsonOf(req)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

export const outOfBand = 'urn:ietf:wg:oauth:2.0:oob'

const isAddress = (uri: string) => uri === outOfBand || readUrl(uri) !== null

/** The app that a request names itself as, by the secret it has to have. */
export function appOf(world: World, instance: Instance, req: SandboxRequest) {
  const given = fieldsOf(req)
  const basic = /^Basic (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? ''
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
  const app = world.store.apps.find(String(given.client_id ?? id), instance.name)
  return app && app.secret === String(given.client_secret ?? secret) ? app : null
}

export const unknownClient = (instance: Instance): Reply =>
  instance.habits === 'family'
    ? emptyPage(400)
    : replies.oauth(
        401,
        'invalid_client',
        'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
      )

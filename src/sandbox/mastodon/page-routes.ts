import { type Reply, redirect } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { get, post, type Route } from '../http/route.ts'
import { composeRoutes } from '../pages/compose.ts'
import type { World } from '../world.ts'
import { accept } from './api/create-status.ts'
import { askPerson, authorizePath, decide } from './oauth/authorize.ts'
import type { MastodonServer } from './server.ts'

/** Pages of one server that are opened from elsewhere: its question, its composer, and what people and posts are found at. */
export function mastodonPageRoutes(world: World, server: MastodonServer): Route[] {
  const { instance } = server
  return [
    get(authorizePath, (req, res) => askPerson(world, server, req, res)),
    post(authorizePath, (req, res) => decide(world, server, req, res)),
    ...composeRoutes(world, {
      network: 'mastodon',
      among: `@${instance.name}`,
      path: '/share',
      textOf: query => [query.get('text'), query.get('url')].filter(Boolean).join(' '),
      post: (account, text, arrivedAt) => accept(world, server, account, text, null, arrivedAt),
      reasons: {
        'too-long': `That is too long: ${instance.characters} characters, and a link counts ${instance.perUrl}.`,
      },
    }),
    get(/^\/@[^/]+$/, req => toPerson(server, req)),
    get(/^\/@[^/]+\/\d+$/, ({ path }) => redirect(`/i/status/${path.split('/').at(-1)}`)),
  ]
}

const toPerson = ({ instance }: MastodonServer, { path }: SandboxRequest): Reply =>
  redirect(`/${decodeURIComponent(path.slice('/@'.length))}@${instance.name}`)

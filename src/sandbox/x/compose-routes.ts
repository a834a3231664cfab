import type { Route } from '../http/route.ts'
import { composeRoutes } from '../pages/compose.ts'
import type { World } from '../world.ts'
import { accept } from './api/accept.ts'

/** `/intent/tweet?text=…` */
export const xComposeRoutes = (world: World): Route[] =>
  composeRoutes(world, {
    network: 'x',
    path: '/intent/tweet',
    // X adds the link of `url` behind the text.
    textOf: query => [query.get('text'), query.get('url')].filter(Boolean).join(' '),
    post: (account, text, arrivedAt) => accept(world, account, text, arrivedAt),
    reasons: {
      duplicate: 'This account has posted the same text already.',
      'too-long': 'That is too long: 280 characters, of which a link counts 23.',
    },
  })

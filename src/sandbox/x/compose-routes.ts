import { h } from 'preact'
import type { Wrong } from '../../ui/form.tsx'
import { type Reply, redirect } from '../http/reply.ts'
import { formOf, type SandboxRequest } from '../http/request.ts'
import { get, post, type Route } from '../http/route.ts'
import { sandboxPage } from '../pages/layout.tsx'
import { isSandboxId } from '../store/ids.ts'
import type { World } from '../world.ts'
import { accept } from './api/accept.ts'
import { ComposeView } from './compose-view.tsx'

/** `/intent/tweet?text=…`, X's address for posting by hand with the text filled in. */
export function composeRoutes(world: World): Route[] {
  return [
    get('/intent/tweet', req => compose(world, 200, textOf(req.query), '')),
    post('/intent/tweet', req => take(world, req)),
  ]
}

function take(world: World, req: SandboxRequest): Reply {
  const form = formOf(req)
  // A browser sends line breaks of a form as CRLF.
  const [text, chosen] = [(form.get('text') ?? '').replaceAll('\r\n', '\n'), form.get('account') ?? '']
  const account = isSandboxId(chosen) ? world.store.accounts.find(chosen) : null
  if (!account) return compose(world, 422, text, chosen, { field: 'account', message: 'Say who you are.' })
  if (text.trim() === '') return compose(world, 422, text, chosen, { field: 'text', message: 'Write something first.' })
  const { postId, answer } = accept(world, account, text, req.arrivedAt)
  return postId
    ? redirect(`/i/status/${postId}`, 303)
    : compose(world, 422, text, chosen, { field: 'text', message: reasons[answer] ?? reasons.other })
}

const reasons: Readonly<Record<string, string>> & { readonly other: string } = {
  duplicate: 'This account has posted the same text already.',
  'too-long': 'That is too long: 280 characters, of which a link counts 23.',
  other: 'X would refuse this post at the moment.',
}

function compose({ store }: World, status: number, text: string, chosen: string, ...wrong: Wrong[]): Reply {
  const data = { text, accounts: store.accounts.newest('x', 60), chosen, wrong }
  return sandboxPage(status, { title: 'Post this yourself', body: h(ComposeView, data) })
}

/** X adds the link of `url` behind the text. */
const textOf = (query: URLSearchParams) => [query.get('text'), query.get('url')].filter(Boolean).join(' ')

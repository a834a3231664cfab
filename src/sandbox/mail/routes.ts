import type { Response } from 'express'
import { h } from 'preact'
import { allowInOwnFrame, allowOwnFrames } from '../../http/security-headers.ts'
import { streamList } from '../control/stream-list.ts'
import { plainText, type Reply } from '../http/reply.ts'
import type { SandboxRequest } from '../http/request.ts'
import { get, type Route } from '../http/route.ts'
import { sandboxPage } from '../pages/layout.tsx'
import { NothingView } from '../pages/person-view.tsx'
import type { Received } from '../store/mails.ts'
import type { World } from '../world.ts'
import { MailboxView, MailView } from './mailbox-view.tsx'
import { readMail } from './read.ts'

/** All mail that was sent here, to read and to check. */
export function mailRoutes(world: World): Route[] {
  return [
    get('/_sandbox/mail', (req, res) => list(world, req, res)),
    get('/mailbox', req => mailbox(world, req)),
    get('/mailbox/:id', (req, res) => one(world, req, res)),
    get('/mailbox/:id/html', (req, res) => html(world, req, res)),
  ]
}

const onPage = 50

/** `[{ id, at, from, sender, to, subject, headers, text, html }]`, oldest first. `?since=` ms of arrival. */
function list({ store }: World, req: SandboxRequest, res: Response): Reply | null {
  return streamList(
    req,
    res,
    () => 0,
    async (after, since) => {
      const mails = store.mails.page(after, since, onPage)
      const lines = (await Promise.all(mails.map(readMail))).map(mail => JSON.stringify(mail))
      return { lines, next: mails.at(-1)?.id ?? null }
    },
  )
}

async function mailbox({ store }: World, { query }: SandboxRequest): Promise<Reply> {
  const before = idOf(query.get('before') ?? '')
  const found = store.mails.newest(onPage + 1, before ?? undefined)
  const mails = await Promise.all(found.slice(0, onPage).map(readMail))
  const older = found.length > onPage ? `/mailbox?before=${mails.at(-1)?.id}` : null
  return sandboxPage(200, { title: 'Mailbox', body: h(MailboxView, { mails, total: store.mails.count(), older }) })
}

async function one(world: World, req: SandboxRequest, res: Response): Promise<Reply> {
  const found = find(world, req)
  if (!found)
    return sandboxPage(404, { title: 'Nothing here', body: h(NothingView, { what: 'This mail is not here' }) })
  const mail = await readMail(found)
  allowOwnFrames(res)
  return sandboxPage(200, { title: mail.subject, body: h(MailView, { mail }) })
}

/** Its HTML alone, for the frame around it: no script runs, nothing is loaded, links open a window of their own. */
async function html(world: World, req: SandboxRequest, res: Response): Promise<Reply> {
  const found = find(world, req)
  const mail = found && (await readMail(found))
  if (!mail?.html) return plainText(404, 'There is nothing here.')
  allowInOwnFrame(res)
  return { status: 200, headers: frameHeaders, body: `<base target="_blank">${mail.html}` }
}

const frameHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
  'referrer-policy': 'no-referrer',
}

function find({ store }: World, { params }: SandboxRequest): Received | null {
  const id = idOf(params.id ?? '')
  return id === null ? null : store.mails.find(id)
}

const idOf = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)

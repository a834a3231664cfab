import type { ServerResponse } from 'node:http'
import type { ErrorRequestHandler, Express, RequestHandler, Response } from 'express'
import type { Log } from '../../lib/log.ts'
import type { World } from '../world.ts'
import { plainText, type Reply } from './reply.ts'
import type { SandboxRequest } from './request.ts'
import { send } from './send.ts'

/** Gives null where it took the connection into its own hands. */
export type Answer = (req: SandboxRequest, res: Response) => Reply | null | Promise<Reply | null>
type Method = 'get' | 'post' | 'put' | 'delete'
export type Route = { readonly method: Method; readonly path: string | RegExp; readonly answer: Answer }

const route =
  (method: Method) =>
  (path: string | RegExp, answer: Answer): Route => ({ method, path, answer })
export const [get, post, put, del] = [route('get'), route('post'), route('put'), route('delete')]

/** Answers go out when all that was written before them is committed. */
export function mount(app: Express, { store }: World, routes: readonly Route[]): void {
  for (const { method, path, answer } of routes)
    app[method](path, async (req, res) => {
      const reply = await answer(req as unknown as SandboxRequest, res)
      if (reply) store.afterCommit(() => send(res, reply))
    })
}

export const nothingHere: RequestHandler = (_req, res) => send(res, plainText(404, 'There is nothing here.'))

export function sayFailure(log: Log, res: ServerResponse, err: unknown): void {
  log.error({ err }, 'the sandbox could not answer')
  send(res, plainText(500, 'The sandbox could not answer; its log says why.'))
}

export function failed({ log }: World): ErrorRequestHandler {
  return (err, req, res, next) => {
    // A path that cannot be decoded.
    if (err instanceof URIError) return nothingHere(req, res, next)
    sayFailure(log, res, err)
  }
}

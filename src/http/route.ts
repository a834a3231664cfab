import type { Request, RequestHandler } from 'express'
import type { Right } from './guards.ts'
import type { LimitName } from './limits/route-limits.ts'
import type { FormSize } from './read-form.ts'

export type Method = 'GET' | 'POST'

/**
 * What has been done when a route is reached. `file`: nothing, the answer is the same for everybody for ever; `operator`:
 * the language is known; `sessionless`: the address's budget is counted, and no cookie is read or set; `session`: the form
 * and the session are read.
 */
export type Stage = 'file' | 'operator' | 'sessionless' | 'session'

type Besides = {
  /** How much its form may hold; left out: little. */
  readonly form?: FormSize
  /** What slows down who asks too often, besides the budget of each address. */
  readonly limits?: readonly LimitName[]
  /** Kept by no browser and found by no search engine. What needs a role is so anyway. */
  readonly unlisted?: true
}

/** A parameter `:receipt`, `:token` or `:secret` makes an address a secret: see `secretAddresses`. */
export type Route = Besides & {
  readonly method: Method
  readonly path: string
  readonly right: Right
  readonly stage: Stage
  readonly handlers: readonly RequestHandler[]
}

export type RequestOf<Param extends string = never> = Request<Readonly<Record<Param, string>>>

/** Handlers by name, all for addresses with the same parameters. */
export type Handlers<Param extends string = never> = Readonly<Record<string, HandlerOf<Param>>>

type HandlerOf<Param extends string> = RequestHandler<Readonly<Record<Param, string>>>

/** `'slug' | 'id'` of `/organize/:slug/supporters/:id`. */
type ParamOf<Path extends string> = Path extends `${string}:${infer Param}/${infer Rest}`
  ? Param | ParamOf<Rest>
  : Path extends `${string}:${infer Param}`
    ? Param
    : never

const route =
  (method: Method) =>
  <Path extends string>(
    path: Path,
    right: Right,
    handlers: HandlerOf<ParamOf<Path>> | readonly HandlerOf<ParamOf<Path>>[],
    besides: Besides = {},
  ): Route => ({
    method,
    path,
    right,
    stage: 'session',
    // Express gives every handler the parameters that the path names: the types above hold them to that.
    handlers: [handlers].flat() as unknown as readonly RequestHandler[],
    ...besides,
  })

export const get = route('GET')
export const post = route('POST')

export const at = (stage: Stage, routes: readonly Route[]): readonly Route[] => routes.map(one => ({ ...one, stage }))

import { Client } from 'undici'
import type { HttpRequest } from '../../src/networks/port.ts'

export const openClient = (origin: string) => new Client(origin, { pipelining: 1, keepAliveTimeout: 600_000 })

/** Whether it was answered with that status. */
export const post = (client: Client, { method, path, headers, body }: HttpRequest, hoped: number) =>
  new Promise<boolean>(resolve => {
    let status = 0
    client.dispatch(
      { method, path, headers, body },
      {
        onRequestStart: () => {},
        onResponseStart: (_, code) => {
          status = code
        },
        onResponseData: () => {},
        onResponseEnd: () => resolve(status === hoped),
        onResponseError: () => resolve(false),
      },
    )
  })

/** Opens its socket: the request is aborted in the tick that would write it. */
export const open = (client: Client) =>
  new Promise<void>(resolve =>
    client.dispatch(
      { method: 'GET', path: '/' },
      {
        onRequestStart: () => {
          throw new Error('not now')
        },
        onResponseError: () => resolve(),
      },
    ),
  )

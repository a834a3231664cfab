import type { SandboxRequest } from './call.ts'
import type { Reply } from './reply.ts'

/** Null when the route took the connection into its own hands. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Segments that begin with a colon match anything. */
  readonly path: string
  readonly answer: (call: SandboxRequest) => Reply | null | Promise<Reply | null>
}

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> }

/** The first route that matches; null when none does, or when the path cannot be decoded. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const exact = new Map(routes.filter(({ path }) => !path.includes(':')).map(one => [`${one.method} ${one.path}`, one]))
  const others = routes.filter(({ path }) => path.includes(':')).map(route => ({ route, parts: route.path.split('/') }))
  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method
    const route = exact.get(`${wanted} ${path}`)
    if (route) return { route, params: {} }
    const parts = path.split('/')
    for (const one of others) {
      if (one.route.method !== wanted || one.parts.length !== parts.length) continue
      const params = matched(one.parts, parts)
      if (params) return { route: one.route, params }
    }
    return null
  }
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [n, name] of pattern.entries()) {
    const part = parts[n] ?? ''
    if (!name.startsWith(':')) {
      if (name !== part) return null
    } else {
      const value = decoded(part)
      if (value === null || value === '') return null
      params[name.slice(1)] = value
    }
  }
  return params
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

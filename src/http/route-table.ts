import type { Express, Router } from 'express'

type Layer = Router['stack'][number]

/** Every method and path of the application as `GET /organize/:slug`, those of nested routers included, sorted. */
export function routeTable(app: Express): readonly string[] {
  return [...new Set(below(app.router.stack))].sort()
}

function below(stack: readonly Layer[]): string[] {
  return stack.flatMap(layer => {
    if (layer.route) {
      const { path, stack: steps } = layer.route
      return steps.map(step => `${(step.method ?? 'all').toUpperCase()} ${path}`)
    }
    if (!('stack' in layer.handle)) return []
    // Its routes would be told without what stands before them.
    if (!('slash' in layer && layer.slash))
      throw new Error('a router is mounted below a path: give its routes their whole path instead')
    return below((layer.handle as unknown as Router).stack)
  })
}

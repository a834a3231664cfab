import { routes } from '../../src/app.ts'
import { createHandlers } from '../../src/handlers.ts'
import type { Route, Stage } from '../../src/http/route.ts'
import { testContext } from './context.ts'

const stages: readonly Stage[] = ['file', 'operator', 'sessionless', 'session']
const all = routes(createHandlers(testContext(), { problem: () => null }))

/** Every route of the application, in the order in which they are tried. */
export const table: readonly Route[] = stages.flatMap(stage => all.filter(route => route.stage === stage))

/** `GET /organize/:slug` */
export const nameOf = ({ method, path }: Route) => `${method} ${path}`

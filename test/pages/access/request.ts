import { organizers } from '../../../db/schema/index.ts'
import type { Route } from '../../../src/http/route.ts'
import { nameOf } from '../../support/route-table.ts'
import { type Expectation, expectations } from './expectations.ts'
import type { AccessSite, Who } from './site.ts'

export const expected = (route: Route): Expectation => expectations[nameOf(route)] ?? {}

/** The address with everything put in that its expectation makes ready. */
export function addressOf(route: Route, site: AccessSite, who: Who): string {
  const given = expected(route).at?.(site, organizerIn(site, who)) ?? {}
  const values: Readonly<Record<string, string | number>> = { slug: 'amend', token: 'made-up', ...given }
  return route.path.replace(/:(\w+)/g, (_, name: string) => String(values[name] ?? 'nothing'))
}

export const organizerIn = ({ people }: AccessSite, who: Who) =>
  who === 'stranger' || who === 'supporter' ? null : people[who]

/** What a request without the right to it must leave as it was. */
export function everything({ db, people }: AccessSite): string {
  const tables = ['launches', 'invitations', 'audit', 'pledges', 'campaigns', 'deliveries', 'channels', 'organization']
  const rows = tables.map(table => db.$client.prepare(`select * from ${table}`).all())
  return JSON.stringify([people, db.select().from(organizers).all(), rows])
}

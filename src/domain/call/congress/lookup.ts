import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { members, offices, zips } from '../../../../db/schema/congress.ts'
import { currentEdition, type Edition } from './editions.ts'
import { states, territoryOf } from './states.ts'

export type Member = typeof members.$inferSelect
export type Office = typeof offices.$inferSelect

/** `district` is 0 where the whole state is one. */
export type District = { readonly state: string; readonly district: number }

/** The lists at hand, while the Congress they are of sits. `today` is a day (YYYY-MM-DD) in Washington. */
export function usableEdition(db: Db, today: string): Edition | null {
  const edition = currentEdition(db)
  return edition && today <= edition.endsOn ? edition : null
}

/** The districts that a ZIP code lies in, none when it is not known. */
export function districtsOf(db: Db, edition: Edition, zip: string): District[] {
  const found = db
    .select({ state: zips.state, district: zips.district })
    .from(zips)
    .where(and(eq(zips.edition, edition.id), eq(zips.zip, zip)))
    .orderBy(asc(zips.state), asc(zips.district))
    .all()
  const territory = territoryOf(zip)
  return found.length === 0 && territory ? [{ state: territory, district: 0 }] : found
}

/** Who sits for a district: null where the seat is vacant, and no senators where there are none to have. */
export type Seats = {
  readonly representative: Member | null
  readonly senators: readonly (Member | null)[]
}

/** Null when there is no such district. */
export function seatsOf(db: Db, edition: Edition, { state, district }: District): Seats | null {
  const inState = and(eq(members.edition, edition.id), eq(members.state, state))
  const representative = db
    .select()
    .from(members)
    .where(and(inState, eq(members.district, district)))
    .get()
  if (!representative && !isDistrict(db, edition, { state, district })) return null
  const senators = db
    .select()
    .from(members)
    .where(and(inState, isNull(members.district)))
    .orderBy(asc(members.name))
    .all()
  const vacancies = states[state]?.votes ? Math.max(0, 2 - senators.length) : 0
  return { representative: representative ?? null, senators: [...senators, ...Array<null>(vacancies).fill(null)] }
}

export const officesOf = (db: Db, { edition, bioguide }: Member): Office[] =>
  db
    .select()
    .from(offices)
    .where(and(eq(offices.edition, edition), eq(offices.bioguide, bioguide)))
    .orderBy(asc(offices.place))
    .all()

function isDistrict(db: Db, edition: Edition, { state, district }: District): boolean {
  const here = and(eq(zips.edition, edition.id), eq(zips.state, state), eq(zips.district, district))
  return db.select().from(zips).where(here).limit(1).get() !== undefined
}

import type { members, offices, zips } from '../../../../db/schema/congress.ts'

type Row<T extends { $inferInsert: object }> = Omit<T['$inferInsert'], 'edition'>

/** All that is kept of the three lists. Days are YYYY-MM-DD. */
export type Congress = {
  readonly members: readonly Row<typeof members>[]
  readonly offices: readonly Row<typeof offices>[]
  readonly zips: readonly Row<typeof zips>[]
  readonly newestOn: string
  readonly endsOn: string
}

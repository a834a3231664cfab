import type { Db } from '../../db/open.ts'

/** When launches and deliveries came to an end that sends nothing, by the clock of the machine (ms). */
export type Ends = {
  /** The last time that this delivery became `missed`; null where it never did. */
  readonly missed: (delivery: number) => number | null
  /** When the launch was given up (`missed` or `cancelled`); null where it was not. */
  readonly givenUp: (launch: number) => number | null
}

/** By triggers in the database: SQLite reads the system's clock, even where a process has a wrong one. */
export function watchEnds(db: Db): Ends {
  const sql = db.$client
  const clock = `(julianday('now') - 2440587.5) * 86400000`
  sql.exec(`
    create table chaos_ends (what text, id integer, at real);
    create trigger chaos_missed after update of state on deliveries when new.state = 'missed' and old.state <> 'missed'
      begin insert into chaos_ends values ('missed', new.id, ${clock}); end;
    create trigger chaos_given_up after update of state on launches when new.state in ('missed', 'cancelled')
      begin insert into chaos_ends values ('given-up', new.id, ${clock}); end;
  `)
  const last = sql.prepare<[string, number], number | null>('select max(at) from chaos_ends where what = ? and id = ?')
  const at = (what: string, id: number) => last.pluck().get(what, id) ?? null
  return { missed: delivery => at('missed', delivery), givenUp: launch => at('given-up', launch) }
}

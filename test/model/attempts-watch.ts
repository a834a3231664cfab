import type { Db } from '../../db/open.ts'

/** Says which deliveries changed their state, since it was asked before, without a row about it in `attempts`. */
export type AttemptsWatch = () => string[]

const watched = new WeakMap<Db, AttemptsWatch>()

/** Triggers of this connection alone see every change, whoever writes it: a new one cannot forget its row unseen. */
export function watchAttempts(db: Db): AttemptsWatch {
  const known = watched.get(db)
  if (known) return known
  const sql = db.$client
  sql.exec(`
    create temp table changed (delivery integer, was text, is_now text);
    create temp table noted (delivery integer);
    create temp trigger on_change after update of state on main.deliveries when old.state <> new.state
      begin insert into changed values (new.id, old.state, new.state); end;
    create temp trigger on_arrival after insert on main.deliveries when new.state <> 'pending'
      begin insert into changed values (new.id, 'nothing', new.state); end;
    create temp trigger on_note after insert on main.attempts begin insert into noted values (new.delivery_id); end;
  `)
  const any = sql.prepare('select 1 from changed limit 1').pluck()
  const unsaid = sql
    .prepare<[], string>(
      `select delivery || ': ' || group_concat(was || ' to ' || is_now, ', ') from changed c group by delivery
       having count(*) > (select count(*) from noted n where n.delivery = c.delivery)`,
    )
    .pluck()
  const forget = sql.transaction(() => {
    sql.exec('delete from changed; delete from noted')
  })
  const watch: AttemptsWatch = () => {
    if (any.get() === undefined) return []
    const found = unsaid.all().map(line => `delivery ${line}, and no attempt says so`)
    forget()
    return found
  }
  watched.set(db, watch)
  return watch
}

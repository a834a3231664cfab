import { directorHas, keepHashKeys } from '../../domain/operation/keys/keyring.ts'
import { missingKeys } from '../../domain/operation/keys/missing.ts'
import { resealAll } from '../../domain/operation/keys/reseal.ts'
import { operator, record } from '../../domain/organizer/audit/record.ts'
import { type Cli, refuse } from '../command.ts'
import { openKeys, texts } from './open-keys.ts'

const tellEveryMs = 2_000

/** Seals with the first key whatever another one sealed, and says which keys nothing needs any more. */
export async function reseal(cli: Cli): Promise<void> {
  const db = cli.db()
  const { box, counts, keptIn } = openKeys(cli)
  const [id = '', ...old] = box.keyIds()
  const missing = missingKeys(db, box.keyIds())
  if (missing?.areAll) refuse(`Nothing was changed: ${missing.why}.`)
  const total = old.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  // A director that has it sees that its senders have it too. Without it they could open nothing afterwards.
  if (total > 0 && !directorHas(db, id)) refuse(`No director has started with the key ${id} yet. ${restart}`)
  keepHashKeys(db, box, Date.now())
  cli.say(`${total === 0 ? 'Nothing is left to seal' : `Sealing ${texts(total)}`} anew with the key ${id}.`)
  const done = await resealAll(db, box, progress(cli, total))
  if (!done) refuse(`Something still seals with the old key. ${restart}`)
  if (done.resealed > 0) record(db, operator, 'key-changed', { id }, Date.now())
  if (done.shut > 0)
    cli.say(
      `${texts(done.shut)} ${done.shut === 1 ? 'does' : 'do'} not open with any key at hand, damaged or sealed with one that is gone: left as they are.`,
    )
  if (missing) cli.say(`Missing: ${missing.why}, and run this again.`)
  if (old.length > 0)
    cli.say(
      `Nothing here needs ${old.join(' and ')} any more: leave only the first key in ${keptIn}, and start everything again. ` +
        'Backups made until now open only with the old one: keep a copy with them.',
    )
}

const restart = 'End web, director and senders, start them again, and run this once more.'

function progress({ say }: Cli, total: number): (resealed: number) => void {
  let toldAt = performance.now()
  return resealed => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    say(`${texts(resealed)} of ${texts(total)}`)
  }
}

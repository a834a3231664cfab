import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { mailQuestions } from '../../../../db/schema/consents.ts'
import { pledges } from '../../../../db/schema/pledges.ts'
import type { SecretBox } from '../../../lib/secret-box.ts'
import { addressOfPledge, noAddress } from '../pledge-address.ts'
import { type AskedMail, askAtAddress } from './ask.ts'

type Typed = Pick<AskedMail, 'email' | 'words' | 'lang'>

/**
 * Where the supporter of a pledge by account is mailed from now on. None at once; another one once its reader has said yes,
 * so that nobody's mailbox is written to from a receipt. `words`: the organization is asked for as well.
 */
export function setMailAddress(
  db: Db,
  box: SecretBox,
  pledge: typeof pledges.$inferSelect,
  { email, words, lang }: Typed,
  now: number,
): 'set' | 'asked' | 'busy' {
  if (email === '') {
    removeAddress(db, pledge.id)
    return 'set'
  }
  const isSame = addressOfPledge(box, pledge)?.trim().toLowerCase() === email.trim().toLowerCase()
  if (isSame && words === null) return 'set'
  return askAtAddress(db, box, pledge, { email, words, forPledge: !isSame, lang }, now)
}

function removeAddress(db: Db, id: number): void {
  db.transaction(
    tx => {
      tx.update(pledges)
        .set(noAddress)
        .where(and(eq(pledges.id, id), eq(pledges.by, 'account')))
        .run()
      tx.delete(mailQuestions).where(eq(mailQuestions.pledgeId, id)).run()
    },
    { behavior: 'immediate' },
  )
}

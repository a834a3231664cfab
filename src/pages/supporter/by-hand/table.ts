import type { Db } from '../../../../db/open.ts'
import { type ListedByHand, listByHand } from '../../../domain/pledge/by-hand/list.ts'
import { byKey, iso, linesAtOnce, type Table } from '../../../http/table-file.ts'

/** The newest first. Addresses and receipts are not in it. */
export const remindersTable = (db: Db, campaignId: number): Table => ({
  columns: ['text', 'confirmedAt', 'saidPostedAt'],
  ofPeople: true,
  batches: byKey(
    (last: ListedByHand | null) => listByHand(db, campaignId, last?.id ?? null, linesAtOnce),
    ({ text, confirmedAt, postedAt }) => ({ text, confirmedAt: iso(confirmedAt), saidPostedAt: iso(postedAt) }),
  ),
})

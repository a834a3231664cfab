import type { ReceiptState } from '../../domain/pledge/receipt.ts'

/** Whether a pledge by account can be withdrawn as it stands. */
export const isWithdrawable = (state: ReceiptState) => ['waiting', 'frozen', 'launch-missed'].includes(state)

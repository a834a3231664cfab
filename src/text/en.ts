import { campaign } from './en/campaign.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { pledgeWords } from './en/pledge.ts'
import { halts, reasonOf } from './en/reasons.ts'
import { receipt } from './en/receipt.ts'

/** English. Every sentence of the product, a file a part of it; other languages have the same shape. */
export const en = {
  common,
  errors,
  campaign,
  pledge: pledgeWords,
  receipt,
  reasons: { ...reasonOf, halts },
} as const

import { common } from './en/common.ts'
import { errors } from './en/errors.ts'

/** English. Every sentence of the product, a file a part of it; other languages have the same shape. */
export const en = {
  common,
  errors,
} as const

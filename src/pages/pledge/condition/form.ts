import { z } from 'zod'
import { atLeastMost } from '../../../domain/pledge/condition.ts'

/** "Only if at least … post": nothing, or a number of people, oneself among them. Separators of thousands are dropped. */
export const AtLeast = z
  .string()
  .default('')
  .transform(typed => typed.replaceAll(/[,.\s]/g, ''))
  .refine(typed => typed === '' || (/^\d{1,7}$/.test(typed) && Number(typed) >= 2 && Number(typed) <= atLeastMost))
  .transform(typed => (typed === '' ? null : Number(typed)))

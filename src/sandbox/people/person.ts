import { z } from 'zod'

export const Handle = z.string().regex(/^[A-Za-z0-9_]{1,15}$/, '1 to 15 letters, digits or underscores')
export const PersonName = z.string().trim().min(1).max(50)

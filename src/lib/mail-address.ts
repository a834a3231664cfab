import { invisibleIn } from './invisible-characters.ts'

export const isAddress = (email: string) =>
  email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) && invisibleIn(email) === null

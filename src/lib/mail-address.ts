import { invisibleIn } from './invisible-characters.ts'

/** Without the signs that a mail header or a `mailto:` link would read as a second address or a field of its own. */
const address = /^[^\s@,;:<>()[\]"\\?]+@[^\s@,;:<>()[\]"\\?&/#]+$/

export const isAddress = (email: string) => email.length <= 254 && address.test(email) && invisibleIn(email) === null

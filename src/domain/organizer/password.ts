import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** In characters; long enough that nobody has to be asked for digits and signs. */
export const passwordLength = { min: 12, max: 200 } as const

export const passwordProblems = ['short-password', 'long-password', 'password-is-address'] as const
export type PasswordProblem = (typeof passwordProblems)[number]

/** Argon2id with OWASP's first choice of parameters: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function problemsOfPassword(password: string, email: string): PasswordProblem[] {
  const length = [...password].length
  const found: readonly (PasswordProblem | false)[] = [
    length < passwordLength.min && 'short-password',
    length > passwordLength.max && 'long-password',
    length >= passwordLength.min && password.trim().toLowerCase() === email && 'password-is-address',
  ]
  return found.filter(problem => problem !== false)
}

export const hashPassword = (password: string) => hash(characters(password), argon)

/** Takes as long where there is no hash: the time does not tell which addresses exist. */
export async function matchesPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const nobody = await nobodysHash()
  return (await verify(passwordHash ?? nobody, characters(password))) && passwordHash !== undefined
}

let nobodys: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomBytes(16), argon)
  return nobodys
}

/** The same password from every keyboard: a letter may arrive composed or in parts. */
const characters = (password: string) => password.normalize('NFKC')

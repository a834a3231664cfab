import { Secret, TOTP } from 'otpauth'
import { hashToken } from '../../../lib/secret-box.ts'

const stepSeconds = 30
/** Apps know these without being told; some ignore anything else. */
const usual = { algorithm: 'SHA1', digits: 6, period: stepSeconds } as const
/** Clocks of telephones may be wrong by so many time steps. */
const window = 1

/** 160 random bits in base32, as people type it into an app. */
export const newSecret = () => new Secret({ size: 20 }).base32

/** Whether `newSecret` may have made it. */
export const isSecret = (text: string) => /^[A-Z2-7]{32}$/.test(text)

/** What the QR code of a secret says; apps show `issuer` and `label`. */
export const addressOf = (secret: string, { issuer, label }: { readonly issuer: string; readonly label: string }) =>
  new TOTP({ ...usual, issuer, label, secret: Secret.fromBase32(secret) }).toString()

/** Whether it looks like a code of an app, and not like one for recovery. */
export const isAppCode = (typed: string) => /^\d{6}$/.test(bare(typed))

/** The time step that a code belongs to; null where it belongs to none around `now`. */
export function stepOf(secret: string, typed: string, now: number): number | null {
  const totp = new TOTP({ ...usual, secret: Secret.fromBase32(secret) })
  const delta = isAppCode(typed) ? totp.validate({ token: bare(typed), timestamp: now, window }) : null
  return delta === null ? null : Math.floor(now / 1_000 / stepSeconds) + delta
}

/** The place a secret is sealed for. */
export const stepRow = (organizerId: number) => `second-step:${organizerId}`

const recoveryCodesAtOnce = 10

/** 80 random bits each, `ABCD-EFGH-IJKL-MNOP`: nobody guesses one, so a plain hash of them may rest in the table. */
export const newRecoveryCodes = (): string[] => Array.from({ length: recoveryCodesAtOnce }, newRecoveryCode)

const newRecoveryCode = () => new Secret({ size: 10 }).base32.replace(/(.{4})(?=.)/g, '$1-')

/** What is stored of a recovery code, however it was typed. */
export const hashRecoveryCode = (typed: string) => hashToken(bare(typed).toUpperCase())

const bare = (typed: string) => typed.replace(/[\s-]/g, '')

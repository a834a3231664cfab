import type { Request } from 'express'
import type { SignIn } from '../../../http/session/session.ts'
import type { Pending } from '../../../networks/connector.ts'

/** X forgets a request token before this. */
const lifeMs = 1_800_000
/** In one browser; who opens more tabs loses the oldest. */
const atMost = 8

/** Keeps beside those of other tabs that a sign-in was begun. `now` in ms. */
export function beginSignIn({ session }: Request, begun: Pending & Omit<SignIn, 'at'>, now: number): void {
  session.signIns = [...alive(session.signIns, now), { ...begun, at: now }].slice(-atMost)
}

/** The one that a network's answer belongs to. It stays: the same answer may come twice, and leads on each time. */
export const findSignIn = ({ session }: Request, network: string, key: string | null, now: number): SignIn | null =>
  alive(session.signIns, now).find(one => one.network === network && one.key === key) ?? null

/** The person said no. */
export function dropSignIn({ session }: Request, { key }: SignIn, now: number): void {
  session.signIns = alive(session.signIns, now).filter(one => one.key !== key)
}

const alive = (all: readonly SignIn[] = [], now: number) => all.filter(({ at }) => now - at < lifeMs)

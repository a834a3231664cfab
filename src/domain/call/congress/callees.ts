import type { Db } from '../../../../db/open.ts'
import type { Edition } from './editions.ts'
import { type District, type Member, officesOf, seatsOf } from './lookup.ts'
import { officeZone } from './office-zones.ts'

export type CallNumber = {
  /** Null at the Capitol. */
  readonly city: string | null
  readonly phone: string
  readonly timeZone: string
}

export type Callee = { readonly member: Member; readonly numbers: readonly CallNumber[] }

/** Whom a person of a district calls, in this order; and which of their seats nobody holds. */
export type Callees = {
  readonly callees: readonly Callee[]
  readonly vacant: { readonly representative: boolean; readonly senators: number }
}

export const washington = 'America/New_York'
/** The switchboard of the US Capitol: connects to every office of both houses. */
export const switchboard: CallNumber = { city: null, phone: '(202) 224-3121', timeZone: washington }

/** Null when there is no such district. */
export function calleesOf(db: Db, edition: Edition, district: District): Callees | null {
  const seats = seatsOf(db, edition, district)
  if (!seats) return null
  const members = [seats.representative, ...seats.senators].filter(member => member !== null)
  return {
    callees: members.map(member => ({ member, numbers: numbersOf(db, member) })),
    vacant: {
      representative: seats.representative === null,
      senators: seats.senators.filter(member => member === null).length,
    },
  }
}

function numbersOf(db: Db, member: Member): CallNumber[] {
  const atHome = officesOf(db, member).map(({ city, state, zip, phone }) => ({
    city,
    phone,
    timeZone: officeZone(state, zip) ?? washington,
  }))
  const capitol = member.phone ? { city: null, phone: member.phone, timeZone: washington } : switchboard
  return [capitol, ...atHome]
}

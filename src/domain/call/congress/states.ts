/** What Congress knows: `votes` is false where a delegate speaks in the House without a vote, and there are no senators. */
export type State = { readonly name: string; readonly timeZone: string; readonly votes: boolean }

const [eastern, central, mountain, pacific] = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
] as const

const state = (name: string, timeZone: string): State => ({ name, timeZone, votes: true })
const territory = (name: string, timeZone: string): State => ({ name, timeZone, votes: false })

/** By postal abbreviation. Of a state in two time zones, the one in which most of its people live. */
export const states: Readonly<Record<string, State>> = {
  AL: state('Alabama', central),
  AK: state('Alaska', 'America/Anchorage'),
  AZ: state('Arizona', 'America/Phoenix'),
  AR: state('Arkansas', central),
  CA: state('California', pacific),
  CO: state('Colorado', mountain),
  CT: state('Connecticut', eastern),
  DE: state('Delaware', eastern),
  FL: state('Florida', eastern),
  GA: state('Georgia', eastern),
  HI: state('Hawaii', 'Pacific/Honolulu'),
  ID: state('Idaho', mountain),
  IL: state('Illinois', central),
  IN: state('Indiana', eastern),
  IA: state('Iowa', central),
  KS: state('Kansas', central),
  KY: state('Kentucky', eastern),
  LA: state('Louisiana', central),
  ME: state('Maine', eastern),
  MD: state('Maryland', eastern),
  MA: state('Massachusetts', eastern),
  MI: state('Michigan', eastern),
  MN: state('Minnesota', central),
  MS: state('Mississippi', central),
  MO: state('Missouri', central),
  MT: state('Montana', mountain),
  NE: state('Nebraska', central),
  NV: state('Nevada', pacific),
  NH: state('New Hampshire', eastern),
  NJ: state('New Jersey', eastern),
  NM: state('New Mexico', mountain),
  NY: state('New York', eastern),
  NC: state('North Carolina', eastern),
  ND: state('North Dakota', central),
  OH: state('Ohio', eastern),
  OK: state('Oklahoma', central),
  OR: state('Oregon', pacific),
  PA: state('Pennsylvania', eastern),
  RI: state('Rhode Island', eastern),
  SC: state('South Carolina', eastern),
  SD: state('South Dakota', central),
  TN: state('Tennessee', central),
  TX: state('Texas', central),
  UT: state('Utah', mountain),
  VT: state('Vermont', eastern),
  VA: state('Virginia', eastern),
  WA: state('Washington', pacific),
  WV: state('West Virginia', eastern),
  WI: state('Wisconsin', central),
  WY: state('Wyoming', mountain),
  DC: territory('District of Columbia', eastern),
  PR: territory('Puerto Rico', 'America/Puerto_Rico'),
  VI: territory('U.S. Virgin Islands', 'America/St_Thomas'),
  AS: territory('American Samoa', 'Pacific/Pago_Pago'),
  GU: territory('Guam', 'Pacific/Guam'),
  MP: territory('Northern Mariana Islands', 'Pacific/Saipan'),
}

export const votingStates = Object.keys(states).filter(abbreviation => states[abbreviation]?.votes)

/** Territories that the Census's ZIP areas leave out, by their ZIP codes (USPS). */
export function territoryOf(zip: string): string | null {
  const n = Number(zip)
  if (n >= 801 && n <= 851) return 'VI'
  if (n === 96_799) return 'AS'
  if (n >= 96_910 && n <= 96_932) return 'GU'
  return n >= 96_950 && n <= 96_952 ? 'MP' : null
}

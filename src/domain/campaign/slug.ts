/** Names that the organizer's side uses itself, below /organize. */
const taken = [
  ...['account', 'audit', 'campaigns', 'check', 'colleagues', 'first-run', 'help', 'import', 'imports', 'invitation'],
  ...['invitations', 'log', 'mail', 'me', 'new', 'organizers', 'password', 'people', 'profile', 'sessions', 'settings'],
  ...['second-step', 'organization'],
  ...['sign-in', 'sign-out', 'system', 'team', 'users'],
]

export const slugLength = 60

/** The last part of a campaign's address: small letters and digits of ASCII, joined by hyphens. */
export const isSlug = (text: string) =>
  text.length <= slugLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && !taken.includes(text)

/** An address made of a title, of which its beginning says enough. Never empty; may be somebody else's. */
export function suggestSlug(title: string): string {
  const words = title
    .slice(0, 10 * slugLength)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, slugLength)
    if (longer.length > slugLength - 6) break
    slug = longer
  }
  if (slug === '' && words[0]) slug = words[0].slice(0, slugLength - 6)
  return isSlug(slug) ? slug : slug ? `${slug}-campaign` : 'campaign'
}

/** The `n`th to try, from 1, when those before it are taken. */
export const nextSlug = (slug: string, n: number) =>
  n === 1 ? slug : `${slug.slice(0, slugLength - 6).replace(/-$/, '')}-${n}`

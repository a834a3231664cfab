/** Of an account whose handle does not lead back to it. */
const unproven = 'handle.invalid'

/** atproto.com/specs/handle. */
export const isHandle = (text: string): boolean =>
  text.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)

/** A handle that whoever said it has proven; null where it is none. */
export function handleIn(said: unknown): string | null {
  const handle = typeof said === 'string' ? said.toLowerCase() : unproven
  return handle !== unproven && isHandle(handle) ? handle : null
}

/** What an account is shown by. */
export const handleOr = (said: unknown, did: string): string => handleIn(said) ?? did

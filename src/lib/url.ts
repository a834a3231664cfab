/**
 * An address, or null where it is none. `URL.canParse` of Node 20 and 22 is not to be used: compiled, after some
 * thousand calls, it takes a letter such as ü for a broken one (seen with Node 20.20; Node 24 is sound).
 */
export function readUrl(typed: string, base?: string): URL | null {
  try {
    return new URL(typed, base)
  } catch {
    return null
  }
}

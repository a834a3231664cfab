const letters = '234567abcdefghijklmnopqrstuvwxyz'

/** A record key of posts: 13 letters that sort by time. */
export const isTid = (text: string): boolean => /^[2-7a-j][2-7a-z]{12}$/.test(text)

/** The key of a moment (ms) and of one of 1,024 clocks. */
export function tidOf(at: number, clock: number): string {
  let rest = (BigInt(Math.floor(at * 1000)) << 10n) | BigInt(clock & 1023)
  let text = ''
  for (let n = 0; n < 13; n++) {
    text = `${letters[Number(rest & 31n)]}${text}`
    rest >>= 5n
  }
  return text
}

/** What servers make of a text. Some leave the signs of the text itself as they are: anything else in angle brackets is words. */
const tags = /<\/?(?:a|p|br|span|div|ul|ol|li|em|strong|b|i|u|s|del|code|pre|blockquote|h[1-6])(?:\s[^>]*|\s*\/?)>/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The words of a post as they can be compared: servers make HTML of them, break lines in their own way, and hide parts of links.
 * Nothing is left of white space, of letter case and of how a link begins and ends.
 */
export const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/https?:\/\//gi, '')
    .replace(/\s+/g, '')
    .replace(/\/(?=$|[^\p{L}\p{N}])/gu, '')
    .toLowerCase()

export const comparableHtml = (html: string): string =>
  comparable(
    html
      .replace(tags, '')
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) =>
        name ? (entities[name.toLowerCase()] ?? whole) : charOf(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
      ),
  )

const charOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

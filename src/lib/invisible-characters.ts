/**
 * What a text may hold and nobody sees: controls, marks that turn the direction of what follows, tags and invisible
 * joints. They make a name or a post say something else than it seems to. Text from right to left needs none of them, and
 * what joins the letters of a script or the parts of an emoji is none.
 */

/** The first unseen character of a text, as `U+202E`; null where there is none. */
export function invisibleIn(text: string): string | null {
  const found = [...text.matchAll(unseen)].find(({ groups }) => !groups?.flag)?.[0].codePointAt(0)
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
}

/** A text of several lines without them, its line ends of one kind and nothing around it. */
export const cleanText = (text: string): string =>
  withoutUnseen(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')).trim()

/** The same in one line: a name, a title. What is nothing but blank is empty. */
export function cleanLine(text: string): string {
  const line = withoutUnseen(text.replace(/[\t\n]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  return line.replace(blank, '') === '' ? '' : line
}

/** Whether a character arrived in pieces: half of a pair, or what a program put where it could not read one. */
export const isDamaged = (text: string): boolean => /[\p{Surrogate}\ufffd]/u.test(text)

/**
 * A name within a sentence: one from right to left leaves the words around it where they are (`<bdi>` for plain text).
 */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)
const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u

const withoutUnseen = (text: string) =>
  text.replace(unseen, (found, flag?: string) => (flag === undefined ? '' : found))

const scripts = String.raw`\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}\s\p{P}`
/** The three flags that are written with tags. */
const flags = String.raw`\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}`

const unseen = new RegExp(
  [
    `(?<flag>${flags})`,
    String.raw`(?![\t\n])\p{Cc}`,
    // Embeddings, overrides and isolates; zero-width spaces and joints; deprecated and internal ones; tags.
    String.raw`[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2065\u206a-\u206f\u180e\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]`,
    String.raw`\p{Noncharacter_Code_Point}`,
    // Joiners where there is nothing to join.
    String.raw`(?<![^${scripts}])[\u200c\u200d]|[\u200c\u200d](?![^${scripts}])|(?<=[\u200c\u200d])[\u200c\u200d]`,
    // Selectors of a form, one after the other or of nothing: bytes of somebody's own.
    String.raw`(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
    String.raw`(?<![\p{sc=Han}])[\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
)
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each by itself is meant
const blank = /[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200c-\u200f\u061c\u2800\u3164\uffa0\p{M}]/gu

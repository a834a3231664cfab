/** A word as it is compared, and where it stands in the text it comes from. */
export type Word = {
  readonly form: string
  /** UTF-16 offsets: the word is `text.slice(start, end)`. */
  readonly start: number
  readonly end: number
  /** Of a script that sets no spaces between words: one character each. */
  readonly wide: boolean
}

/**
 * The words by which two texts are compared. Left out is what makes no text one's own: case, accents, punctuation, emoji,
 * white space and invisible characters, letters that only look like others, links, mentions, and hashtags before and
 * after the words. A text of nothing but hashtags is its hashtags.
 */
export function splitWords(text: string): Word[] {
  const { plain, origin } = visible(text.slice(0, comparedAtMost))
  const found = [...plain.matchAll(pieces)].flatMap(piece => {
    const { tag, word } = piece.groups ?? {}
    return split(tag ?? word ?? '', piece.index).map(one => ({ one, isTag: tag !== undefined }))
  })
  const first = found.findIndex(({ isTag }) => !isTag)
  const last = found.findLastIndex(({ isTag }) => !isTag)
  return (first === -1 ? found : found.slice(first, last + 1)).map(({ one }) => ({
    ...one,
    start: Number(origin[one.start]),
    end: Number(origin[one.end - 1]) + 1,
  }))
}

/** In UTF-16 units; no network takes more. */
export const comparedAtMost = 4_000

/** A text without its invisible characters, and where each unit of it stood. */
function visible(text: string): { readonly plain: string; readonly origin: readonly number[] } {
  const origin: number[] = []
  let plain = ''
  let at = 0
  for (const character of text) {
    if (!invisible.test(character)) {
      plain += character
      for (let unit = 0; unit < character.length; unit++) origin.push(at + unit)
    }
    at += character.length
  }
  return { plain, origin }
}

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u

const letter = String.raw`\p{Alphabetic}\p{N}\p{M}`
// Names and mentions are looked for where they may begin, not once more at each letter within: that would be quadratic.
const link = String.raw`(?:https?:\/\/|www\.)\S+|(?<![a-z0-9-]|[a-z0-9-]\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|info|int|io|us|uk|eu|co|link|page|app)(?![\p{L}\p{N}])(?:\/\S*)?`
const name = String.raw`[\p{L}\p{M}\p{N}_.-]`
const mention = String.raw`(?:(?<!${name})${name}+)?[@＠][\p{L}\p{M}\p{N}_.-]+`
const pieces = new RegExp(`${link}|${mention}|(?<tag>[#＃][${letter}_]+)|(?<word>[${letter}'’ʼ]+)`, 'giu')

/** A piece between spaces, cut into its characters where its script sets no spaces. */
function split(piece: string, at: number): Word[] {
  return [...piece.matchAll(runs)].flatMap(run => {
    const form = fold(run[0])
    const start = at + run.index
    return form === '' ? [] : [{ form, start, end: start + run[0].length, wide: spaceless.test(form) }]
  })
}

const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const runs = new RegExp(String.raw`${spaceless.source}[\p{M}ー]*|(?:(?!${spaceless.source})[^_])+`, 'gu')

/** The form of a word in which it is compared. */
function fold(word: string): string {
  return (
    word
      .normalize('NFKC')
      // Up and down again folds what has no single lower case, such as ß and ſ.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFD')
      .replace(accents, '')
      .replace(lookAlike, character => likeness.get(character) ?? character)
      .normalize('NFC')
      .replace(nothing, '')
  )
}

// Accents of scripts that may leave them out. The voicing marks of kana and the vowels of Indic scripts are letters.
const accents = /(?![\u3099\u309a])(?=[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}])\p{M}/gu
const nothing = /[^\p{L}\p{N}\p{M}]|\u0640/gu

/** Letters that are taken for Latin ones, each before what it is read as; and spellings of one letter. */
const twins =
  'аa еe оo рp сc уy хx іi ѕs јj һh кk мm тt вb нh ӏl ԁd ԛq ԝw αa βb εe ιi κk μm νv οo ρp τt υu χx ωw ɑa ɡg ıi ςσ ىي یي کك ةه ٱا'
const likeness = new Map(twins.split(' ').map(([from = '', to = '']) => [from, to]))
const lookAlike = new RegExp(`[${[...likeness.keys()].join('')}]`, 'gu')

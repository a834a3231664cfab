import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { memoized } from './cache.ts'

/**
 * What is read of a text, at most: far more than a story needs. The parser is quadratic in what stands nested or undecided
 * side by side, and whoever walks its tree goes as deep as the tree is.
 */
const most = {
  characters: 20_000,
  lines: 1_000,
  /** Signs that may mean something: `*`, `_`, brackets, backticks and the like. */
  signs: 1_500,
  /** The same between two empty lines. */
  signsInAPart: 600,
  /** Marks that lines begin with (lists, quotes, headings), and every two columns that they are set in. */
  marks: 1_000,
  /** The same of one line: so deep lie lists and quotes in each other. */
  depth: 12,
} as const

/** Whether a text has more marks in it than are read. Takes time in proportion to its length. */
export function isTangled(source: string): boolean {
  if (source.length > most.characters) return true
  const lines = source.split(/\r\n|[\r\n]/)
  if (lines.length > most.lines) return true
  let [signs, inPart, marks] = [0, 0, 0]
  for (const line of lines) {
    const [start = ''] = beginning.exec(line) ?? []
    const depth = depthOf(start)
    const found = line.slice(start.length).match(meaning)?.length ?? 0
    inPart = line.trim() === '' ? 0 : inPart + found
    signs += found
    marks += depth
    if (signs > most.signs || inPart > most.signsInAPart || marks > most.marks || depth > most.depth) return true
  }
  return false
}

const beginning = /^(?:[\s>+*#=~-]|\d{1,9}[.)](?!\S))*/
const meaning = /[*_`~[\]!<>&\\|]/g

/** A rule or the line under a heading is one mark, however long. */
function depthOf(start: string): number {
  const marks = start.replace(/([=~#-])\1+/g, '$1').match(/[>+*#=~-]|\d[.)]/g)?.length ?? 0
  const columns = start.replace(/\t/g, '    ').match(/ /g)?.length ?? 0
  return marks + Math.floor(Math.max(0, columns - marks) / 2)
}

export const parse = (source: string): Root | null => (isTangled(source) ? null : fromMarkdown(source))

const trees = memoized(parse, most.characters)

/** The tree of a text in CommonMark; null when it is tangled. What is shown again and again is read once. */
export const readMarkdown = trees.of
export const cacheMarkdown = trees.keep

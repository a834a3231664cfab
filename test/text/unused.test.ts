import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { text } from '../../src/text/text.ts'

const root = join(import.meta.dirname, '../..')

/** All that is written anywhere but in the texts themselves. */
function code(): string {
  const files = ['src', 'workers', 'db'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)),
  )
  const ours = files.filter(file => /\.tsx?$/.test(file) && !/^src\W+text\W+\w\w\W/.test(file))
  return ours.map(file => readFileSync(join(root, file), 'utf8')).join('\n')
}

/** Keys that stand nowhere as a word. `slug-taken` may be put together: `slug-${why}`; so is the help of a field: `${name}Hint`. */
function unused(words: object, known: ReadonlySet<string>, all: string, at = ''): string[] {
  if (Array.isArray(words)) return []
  return Object.entries(words).flatMap(([key, value]) => {
    const isUsed = known.has(key) || known.has(key.replace(/Hint$/, '')) || all.includes(`\`${key.split('-')[0]}-\${`)
    if (!isUsed) return [at + key]
    return typeof value === 'object' && value !== null ? unused(value, known, all, `${at}${key}.`) : []
  })
}

test('no sentence is kept that nothing asks for', () => {
  const all = code()
  expect(unused(text('en'), new Set(all.match(/[\w-]+/g)), all)).toEqual([])
})

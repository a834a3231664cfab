import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map(name => join(source, name))
const read = (pattern: RegExp) => files.filter(file => pattern.test(file)).map(file => readFileSync(file, 'utf8'))

test('every class that a style names stands in a page or script', () => {
  const styles = read(/\.css$/).map(css => css.replaceAll(/\/\*.*?\*\/|url\(.*?\)|@import.*?;/gs, ''))
  const named = new Set(styles.flatMap(css => [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name)))
  const code = read(/\/(pages|ui|client|sandbox)\/.*\.tsx?$/)
  const strings = code.flatMap(text => text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [])
  const whole = new Set(strings.flatMap(string => string.match(/[\w-]+/g) ?? []))
  // Of a name with an end of its own, as `note-${tone}`, the beginning stands there.
  const begun = strings.flatMap(string => [...string.matchAll(/([\w-]+-)\$\{/g)].map(([, name = '']) => name))
  const isUsed = (name: string) => whole.has(name) || begun.some(start => name.startsWith(start))
  expect(named.size).toBeGreaterThan(100)
  expect([...named].filter(name => !isUsed(name))).toEqual([])
})

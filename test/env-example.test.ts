import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '../src/config.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('.env.example has every setting, with a comment above it', () => {
  const lines = read('.env.example').split('\n')
  const shown = lines.flatMap((line, n) => {
    const name = /^#([A-Z][A-Z_]+)=/.exec(line)?.[1]
    const above = lines.slice(0, n).findLast(one => !/^#[A-Z_]+=/.test(one))
    return name && above?.startsWith('# ') ? [name] : []
  })
  expect(shown.sort()).toEqual([...settingNames].sort())
})

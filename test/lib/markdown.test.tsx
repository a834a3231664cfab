import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { isTangled, readMarkdown } from '../../src/lib/markdown.ts'
import { Markdown } from '../../src/ui/markdown.tsx'

describe('a story that would take too long to read', () => {
  test.each([
    ['>', 20_000],
    ['- ', 9_000],
    ['*a_ ', 5_000],
    ['> ', 500],
    ['- ', 500],
    ['1. ', 500],
    ['*', 500],
    ['[', 2_000],
    ['![a](', 2_000],
    ['`a``', 2_000],
    ['<', 3_000],
    ['- a\n', 2_000],
    ['a\n=\n', 2_000],
    ['[a]: b\n', 2_000],
    ['__a*', 2_000],
  ])('is shown as it was typed: %j times %i', (unit, times) => {
    const story = unit.repeat(times)
    expect(isTangled(story)).toBe(true)
    expect(readMarkdown(story)).toBeNull()
    expect(renderToString(<Markdown source={`${story}<b>`} />)).toContain('&lt;b>')
  })
})

describe('a story as people write them', () => {
  const story = [
    '# Why now\n\nBecause *nobody* else **will**: see [the report](https://example.org/a_b_c) and https://example.org/x_y.',
    Array.from({ length: 150 }, (_, n) => `${n + 1}. Point *${n}*`).join('\n'),
    '> They said:\n>\n> - one\n> - two\n>   - within two',
    'A paragraph.\n\n'.repeat(300),
    '---\n\n===========\n\n##########\n\n* * *',
    `${'word '.repeat(1_500)}with [links](https://example.org) in it.`,
  ].join('\n\n')

  test('is no tangle', () => {
    expect(isTangled(story)).toBe(false)
    expect(renderToString(<Markdown source={story} />)).toContain('<strong>will</strong>')
  })

  test('is read once, however often it is shown', () => {
    expect(readMarkdown(story)).toBe(readMarkdown(`${story}`))
  })
})

import { assert, oneof, property, string, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath } from '../../src/http/return-to.ts'

describe('after signing in', () => {
  test('people go on at a path of this site', () => {
    expect(ownPath('/c/amend/pledge/confirm?message=3', '/')).toBe('/c/amend/pledge/confirm?message=3')
    expect(ownPath('/organize', '/')).toBe('/organize')
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/..//evil.example/',
    '/%2e%2e//evil.example',
    '/\t/evil.example/',
    'javascript:alert(1)',
    'c/amend',
    '',
    '/auth/x/start',
    `/${'a'.repeat(600)}`,
    ['/c/amend'],
    undefined,
  ])('%j leads nowhere else', wanted => {
    expect(ownPath(wanted, '/otherwise')).toBe('/otherwise')
  })

  test('nothing whatever leads to another site', () => {
    const nasty = stringMatching(/^\/?[/\\.%@:\t\n a-z0-9?#;]{0,20}$/)
    assert(
      property(oneof(string(), nasty), wanted => {
        const path = ownPath(wanted, '/')
        expect(new URL(path, 'https://own.example').origin).toBe('https://own.example')
        expect(path).not.toMatch(/[\r\n\\]/)
      }),
      { numRuns: 2_000 },
    )
  })
})

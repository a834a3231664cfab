import { expect, test } from 'vitest'
import { callbackUrl } from '../../../../src/pages/pledge/connect/callback-url.ts'

test('a network sends people back to the public address', () => {
  const url = 'https://thunder.example/auth/x/callback'
  expect(callbackUrl('https://thunder.example', 'thunder.example', 'x')).toBe(url)
  expect(callbackUrl('https://thunder.example', 'evil.example', 'x')).toBe(url)
  expect(callbackUrl('https://thunder.example', 'localhost', 'x')).toBe(url)
  expect(callbackUrl('https://thunder.example', undefined, 'x')).toBe(url)
})

test("on one's own machine it is the name it was opened by, as its session is there", () => {
  const back = (host: string) => callbackUrl('http://127.0.0.1:3000', host, 'x')
  expect(back('localhost:3000')).toBe('http://localhost:3000/auth/x/callback')
  expect(back('127.0.0.1:3000')).toBe('http://127.0.0.1:3000/auth/x/callback')
  expect(back('localhost:4000')).toBe('http://127.0.0.1:3000/auth/x/callback')
  expect(back('evil.example:3000')).toBe('http://127.0.0.1:3000/auth/x/callback')
})

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newP256Key } from '../../src/lib/p256-key.ts'

test('makes private keys, all different, that sign what their public half verifies', () => {
  const keys = Array.from({ length: 50 }, newP256Key)
  expect(new Set(keys.map(one => one.d)).size).toBe(50)
  for (const { d, ...shown } of keys) {
    const words = Buffer.from('we')
    const signature = sign('sha256', words, createPrivateKey({ key: { ...shown, d }, format: 'jwk' }))
    expect(verify('sha256', words, createPublicKey({ key: shown, format: 'jwk' }), signature)).toBe(true)
  }
})

test('nothing exports a key object as JWK, which may stand still for ever', () => {
  const files = ['src', 'workers', 'db', 'bench'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file))
      .map(file => `${folder}/${file}`),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter(file => /\.export\(\{[^}]*jwk|JoseKey\.generate/.test(readFileSync(file, 'utf8')))).toEqual([])
})

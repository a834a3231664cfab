import { randomFillSync } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const pool = Buffer.alloc(64 * 1024)
let used = pool.length

/** Random letters as X uses them in tokens, six bits each. Drawn from a pool: 100,000 people need 200,000 of them. */
export function secretText(length: number): string {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let text = ''
  for (let end = used + length; used < end; used++) text += letters[(pool[used] ?? 0) & 63]
  return text
}

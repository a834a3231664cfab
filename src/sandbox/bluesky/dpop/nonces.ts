import { createHmac, randomBytes } from 'node:crypto'

/**
 * DPoP nonces, as the real server makes them: told is the next one, good are it, the running and the one before. Times in
 * ms; a server that was started again knows none of before.
 */
export function createNonces(now: () => number, rotationMs: () => number) {
  const secret = randomBytes(32)
  let known = { turn: '', nonces: [] as readonly string[] }

  const nonces = (): readonly string[] => {
    const rotation = rotationMs()
    const n = Math.floor(now() / rotation)
    const turn = `${rotation} ${n}`
    if (known.turn !== turn) known = { turn, nonces: [n - 1, n, n + 1].map(at => nonce(`${rotation} ${at}`)) }
    return known.nonces
  }
  const nonce = (of: string) => createHmac('sha256', secret).update(of).digest('base64url')

  return {
    next: (): string => nonces()[2] ?? '',
    isGood: (given: string): boolean => nonces().includes(given),
  }
}

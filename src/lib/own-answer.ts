import { createHmac } from 'node:crypto'
import type { SecretBox } from './secret-box.ts'

/** Where an installation shows that it is the one with this secret key. */
export const ownAddress = '/.well-known/thunderclap'

const answersOf = (box: Pick<SecretBox, 'derive'>, asked: string): readonly string[] =>
  box.derive('own-answer').map(key => createHmac('sha256', key).update(asked).digest('base64url'))

/** What only who has our key can answer to `asked`. */
export const ownAnswer = (box: Pick<SecretBox, 'derive'>, asked: string): string => answersOf(box, asked)[0] ?? ''

/** Several keys may be at hand here and there while they change. */
export const isOwnAnswer = (box: Pick<SecretBox, 'derive'>, asked: string, answer: string): boolean =>
  answersOf(box, asked).includes(answer)

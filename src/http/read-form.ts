import express, { type RequestHandler } from 'express'
import { Problem } from '../lib/problem.ts'

/** At most so many bytes and fields. */
export const formSizes = {
  short: { limit: '32kb', parameterLimit: 50 },
  // Ten thousand emoji in place of a post are told that they are too many, and shown again.
  post: { limit: '160kb', parameterLimit: 50 },
  // A story is long, and a script with none of its letters in ASCII weighs nine bytes a letter in a form.
  story: { limit: '512kb', parameterLimit: 400 },
} as const

export type FormSize = keyof typeof formSizes

/**
 * The fields of a form. One that is no text is refused: the parser would hand on what
 * it cannot decode as it stands, and somebody's words would be others than they typed.
 */
export const takeForm = (size: FormSize): RequestHandler =>
  express.urlencoded({ extended: false, ...formSizes[size], verify: (_req, _res, body) => mustBeText(body) })

function mustBeText(body: Buffer): void {
  try {
    decodeURIComponent(body.toString('latin1'))
  } catch {
    throw new Problem(400)
  }
}

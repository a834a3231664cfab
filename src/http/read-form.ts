import express, { type RequestHandler } from 'express'
import { Problem } from '../lib/problem.ts'

/**
 * The fields of a form, of at most so many bytes and fields. One that is no text is refused: the parser would hand on what
 * it cannot decode as it stands, and somebody's words would be others than they typed.
 */
export const takeForm = (limit: string, parameterLimit: number): RequestHandler =>
  express.urlencoded({ extended: false, limit, parameterLimit, verify: (_req, _res, body) => mustBeText(body) })

function mustBeText(body: Buffer): void {
  try {
    decodeURIComponent(body.toString('latin1'))
  } catch {
    throw new Problem(400)
  }
}

import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Problem } from '../lib/problem.ts'

/** Forms a minute from one address. A hall full of people shares one, and each sends about three to pledge. */
const formsAMinute = 300

/** Slows down programs that send forms; what is only read is not counted. */
export const limitWrites = (): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: formsAMinute,
    standardHeaders: true,
    legacyHeaders: false,
    skip: req => req.method === 'GET' || req.method === 'HEAD',
    handler: (_req, _res, next) => next(new Problem(429)),
  })

import type { z } from 'zod'
import { json, type Reply } from '../http/reply.ts'

/** Says what is wrong with a body, place by place. */
export function invalid(error: z.ZodError): Reply {
  const problems = error.issues.map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  return json(400, { title: 'Not understood', detail: problems.join('; '), problems })
}

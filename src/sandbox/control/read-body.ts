import type { z } from 'zod'
import { json, type Reply } from '../http/reply.ts'
import { jsonOf, type SandboxRequest } from '../http/request.ts'

/** Answers with what `use` makes of a body, or says what is wrong with it, place by place. */
export function withBody<Schema extends z.ZodType, Answer>(
  req: SandboxRequest,
  schema: Schema,
  use: (given: z.infer<Schema>) => Answer,
): Answer | Reply {
  const asked = schema.safeParse(jsonOf(req))
  if (asked.success) return use(asked.data)
  const problems = asked.error.issues.map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  return json(400, { title: 'Not understood', detail: problems.join('; '), problems })
}

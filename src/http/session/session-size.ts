import type { SessionData } from 'express-session'

/** Of one session's content, in bytes: the longest text that a network takes, and sign-ins side by side. */
export const sessionAtMost = 12_288

/**
 * A session as it is written. One that would be too large loses what it can do without, the oldest first: texts for other
 * campaigns, sign-ins begun in other tabs, what was typed for a call, and then all of it.
 */
export function sessionJson(session: SessionData): string {
  let kept = session
  for (const lessen of [...steps, bare]) {
    const json = JSON.stringify(kept)
    if (Buffer.byteLength(json) <= sessionAtMost) return json
    kept = lessen(kept)
  }
  return JSON.stringify(kept)
}

const newestDraft = ({ drafts, ...others }: SessionData): SessionData => ({
  ...others,
  ...(drafts && { drafts: Object.fromEntries(Object.entries(drafts).slice(-1)) }),
})

/** Some networks need two kilobytes for each. */
const newestSignIns =
  (most: number) =>
  ({ signIns, ...others }: SessionData): SessionData => ({
    ...others,
    ...(signIns && { signIns: signIns.slice(-most) }),
  })

const withoutCaller = ({ caller: _, ...others }: SessionData): SessionData => others

const withoutDrafts = ({ drafts: _, ...others }: SessionData): SessionData => others

const steps = [newestDraft, ...[4, 3, 2, 1].map(newestSignIns), withoutCaller, withoutDrafts]

/** Who it belongs to, and nothing that came from outside. */
const bare = ({ cookie, accountId, organizerId, secondStep, browser }: SessionData): SessionData => ({
  cookie,
  ...(accountId !== undefined && { accountId }),
  ...(organizerId !== undefined && { organizerId }),
  ...(secondStep !== undefined && { secondStep }),
  ...(browser !== undefined && { browser }),
})

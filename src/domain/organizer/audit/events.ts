import type { NetworkName } from '../../../networks/port.ts'
import type { WrittenSection } from '../../campaign/content.ts'
import type { GoalRule } from '../../launch/goal.ts'
import type { Role } from '../organizer.ts'

/** What organizers do that changes something, and what is worth keeping of each. Moments in ms; never a secret. */
export type AuditEvents = {
  readonly 'first-run': { readonly email: string }
  readonly 'organization-changed': { readonly name: string; readonly contact: string }
  /** Whether there is one now. */
  readonly 'logo-changed': { readonly shown: boolean }
  readonly invited: { readonly email: string; readonly role: Role }
  readonly 'invitation-revoked': { readonly email: string; readonly role: Role }
  readonly joined: { readonly email: string; readonly role: Role }
  readonly 'role-changed': { readonly name: string; readonly from: Role; readonly to: Role }
  readonly removed: { readonly name: string; readonly email: string; readonly role: Role }
  readonly 'name-changed': { readonly from: string; readonly to: string }
  readonly 'password-changed': Nothing
  readonly 'password-reset': Nothing
  readonly 'reset-link-made': { readonly name: string }
  readonly 'signed-in': { readonly browser: string }
  readonly 'second-step-set': Nothing
  readonly 'second-step-removed': Nothing
  readonly 'second-step-reset': { readonly name: string }
  /** Whether everybody has to have one. */
  readonly 'second-step-rule': { readonly required: boolean }
  readonly 'recovery-codes-made': Nothing
  readonly 'recovery-code-used': { readonly left: number }
  readonly 'sessions-ended': { readonly sessions: number }
  readonly 'campaign-made': { readonly slug: string; readonly of: 'title' | 'file' | 'copy' }
  readonly 'campaign-changed': { readonly section: WrittenSection; readonly changes: readonly FieldChange[] }
  /** What the picture shows, in words. */
  readonly 'picture-changed': { readonly from: string | null; readonly to: string | null }
  readonly published: Nothing
  readonly unpublished: Nothing
  readonly 'preview-renewed': Nothing
  readonly 'pledge-removed': { readonly network: NetworkName; readonly handle: string; readonly reason: string }
  /** A file with a line for each of many people. */
  readonly 'people-downloaded': { readonly file: string }
  readonly 'update-sent': { readonly subject: string; readonly people: number }
  readonly 'channel-made': { readonly name: string }
  readonly 'channel-retired': { readonly name: string }
  readonly 'launch-set': { readonly to: number; readonly timeZone: string }
  readonly 'launch-moved': { readonly from: number; readonly to: number; readonly timeZone: string }
  readonly 'launch-spread': { readonly from: number; readonly to: number }
  /** What happens when the goal is missed. */
  readonly 'goal-rule': { readonly from: GoalRule; readonly to: GoalRule }
  readonly 'accounts-checked': { readonly network: string; readonly accounts: number; readonly dollars: number }
  readonly 'reconnect-asked': { readonly people: number }
  readonly 'reach-read': { readonly dollars: number }
  readonly 'test-posted': { readonly network: NetworkName; readonly handle: string }
  readonly 'test-post-deleted': { readonly network: NetworkName; readonly handle: string }
  readonly 'rehearsal-started': Nothing
  readonly 'rehearsal-ended': Nothing
  readonly 'launch-cancelled': Nothing
  readonly 'launch-stopped': Nothing
  /** A network of it; null: all of it. */
  readonly 'launch-paused': { readonly network: NetworkName | null }
  readonly 'launch-resumed': { readonly network: NetworkName | null }
  readonly 'report-published': Nothing
  readonly 'report-withdrawn': Nothing
  /** The id of the secret key that seals from then on. */
  readonly 'key-changed': { readonly id: string }
}

export type AuditEventKind = keyof AuditEvents

/** A field of a form before and after, each cut where it is long. */
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string }

type Nothing = Readonly<Record<string, never>>

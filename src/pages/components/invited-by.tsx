import { writeInviteCode } from '../../domain/invitation.ts'

/** Carries in a form whose invitation somebody came by: no cookie is set for it. */
export const InvitedBy = ({ code }: { readonly code: number | null }) =>
  code === null ? null : <input type="hidden" name="by" value={writeInviteCode(code)} />

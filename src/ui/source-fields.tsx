import { writeInviteCode } from '../domain/share/invite-code.ts'

type Props = { readonly by: number | null; readonly from: string | null }

/** Carries in a form whose invitation somebody came by, or what else led them here: no cookie is set for it. */
export const SourceFields = ({ by, from }: Props) => (
  <>
    {by !== null && <input type="hidden" name="by" value={writeInviteCode(by)} />}
    {by === null && from !== null && <input type="hidden" name="from" value={from} />}
  </>
)

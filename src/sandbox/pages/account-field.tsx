import { controlProps, Field, type Wrong } from '../../ui/form.tsx'
import type { SandboxAccount } from '../store/accounts.ts'

type Props = {
  readonly accounts: readonly SandboxAccount[]
  readonly chosen: string
  readonly hint?: string | undefined
  /** What picking nobody means, where that is a choice. */
  readonly nobody?: string
  readonly wrong?: readonly Wrong[]
}

/** Who somebody is, out of the people of the sandbox. */
export const AccountField = ({ accounts, chosen, hint, nobody, wrong = [] }: Props) => (
  <Field name="account" label="Who are you?" wrong={wrong} {...(hint && { hint })}>
    <select {...controlProps('account', { hint: !!hint, wrong })}>
      {nobody && (
        <option value="" selected={chosen === ''}>
          {nobody}
        </option>
      )}
      {accounts.map(one => (
        <option key={one.id} value={one.id} selected={chosen === one.id}>
          {`${one.name} (@${one.handle})`}
        </option>
      ))}
    </select>
  </Field>
)

import type { Wrong } from '../../ui/form.tsx'
import type { SandboxNetwork } from '../network.ts'
import type { SandboxAccount } from '../store/accounts.ts'
import { isSandboxId } from '../store/ids.ts'
import type { World } from '../world.ts'
import { makePerson } from './make.ts'
import { handleRules, PersonName } from './person.ts'

/** Who was picked in the list of a form, or somebody new by the handle that was typed. */
export function pickPerson(
  { store, now }: World,
  network: SandboxNetwork,
  form: URLSearchParams,
  /** How the handles of those end who may be picked; whoever is new is one of them. */
  among = '',
): SandboxAccount | { readonly wrong: Wrong } {
  const chosen = form.get('account') ?? ''
  if (chosen !== '') {
    const account = isSandboxId(chosen) ? store.accounts.find(chosen) : null
    if (account?.network === network && account.handle.endsWith(among)) return account
    return { wrong: { field: 'account', message: 'There is nobody of that kind. Pick somebody of the list.' } }
  }
  const { schema, says } = handleRules[network]
  const typed = (form.get('handle') ?? '').trim().replace(/^@/, '')
  const handle = schema.safeParse(typed.includes('@') ? typed : typed + among)
  if (handle.success && !handle.data.endsWith(among))
    return { wrong: { field: 'handle', message: `That is not a handle of ${among.slice(1)}.` } }
  if (!handle.success) return { wrong: { field: 'handle', message: says } }
  const name = PersonName.safeParse(form.get('name') ?? '')
  const { followers } = makePerson(network, Math.random)
  const made = { network, handle: handle.data, name: name.success ? name.data : handle.data, followers }
  const account = store.accounts.add(made, true, now())
  if (account) return account
  const message = `@${handle.data} is taken. Pick them in the list, or choose another handle.`
  return { wrong: { field: 'handle', message } }
}

import type { NetworkName } from '../../../networks/port.ts'
import { pledgeQuery } from '../../campaign/pledge-path.ts'

/** Pages that hold a form for a text, and the part of them where it stands. */
const forms = { card: ['', '#sign-up'], pledge: ['/pledge', ''], reminder: ['/reminder', ''] } as const
export type FormName = keyof typeof forms

type Came = {
  readonly network: NetworkName
  readonly by?: number | null | undefined
  readonly from?: string | null | undefined
}

/** Where a form stands, for a network. */
export function formAddress(
  { slug }: { readonly slug: string },
  name: unknown,
  { network, by = null, from = null }: Came,
): string {
  const [path, part] = forms[isForm(name) ? name : 'pledge']
  return `/c/${slug}${path}${pledgeQuery({ network, by, from })}${part}`
}

const isForm = (name: unknown): name is FormName => typeof name === 'string' && Object.hasOwn(forms, name)

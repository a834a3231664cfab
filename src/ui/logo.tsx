import type { Logo as Shown } from '../../db/schema/organization.ts'
import { plainName } from '../lib/picture-names.ts'

/** Pixels on a page. */
const most = { width: 200, height: 44 } as const

type LogoProps = {
  readonly logo: Shown | null | undefined
  /** Of the organization: what it shows. */
  readonly name: string
  /** On paper: a sheet is printed before somebody has scrolled to it. */
  readonly eager?: boolean
}

/** Beside the name of an organization; nothing where it has none. */
export function Logo({ logo, name, eager = false }: LogoProps) {
  if (!logo) return null
  const scale = Math.min(1, most.width / logo.width, most.height / logo.height)
  return (
    <img
      class="logo"
      src={`/pictures/${plainName(logo.name)}`}
      alt={name}
      width={Math.round(logo.width * scale)}
      height={Math.round(logo.height * scale)}
      loading={eager ? undefined : 'lazy'}
    />
  )
}

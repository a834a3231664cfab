import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'plain' | 'ok' | 'warn' | 'stop'

const icons: Readonly<Record<Tone, IconName>> = { plain: 'help', ok: 'check', warn: 'alert', stop: 'alert' }

/** A remark set off by hairlines; its tone shows in the icon, its words carry the meaning. */
export function Note({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return (
    <div class={`note note-${tone}`}>
      <Icon name={icons[tone]} />
      <div class="stack-tight">{children}</div>
    </div>
  )
}

type DoneProps = { readonly tone?: Tone; readonly children: ComponentChildren }

/** That what was asked is done, or was before; said to screen readers too. */
export const Done = ({ tone = 'ok', children }: DoneProps) => (
  <Note tone={tone}>
    <p role="status">{children}</p>
  </Note>
)

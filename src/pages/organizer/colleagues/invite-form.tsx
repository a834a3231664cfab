import { type Role, roles } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'

type Given = {
  readonly lang: Lang
  readonly typed: { readonly email: string; readonly role: Role | null }
  readonly wrong: readonly Wrong[]
  readonly byMail: boolean
}

export function InviteForm({ lang, typed, wrong, byMail }: Given) {
  const words = text(lang).people
  const { title, email, role, button } = words.invite
  const noRole = wrong.find(one => one.field === 'role')?.message
  return (
    <section class="stack-tight">
      <h2>{title}</h2>
      <form method="post" action="/organize/people/invitations" class="stack">
        <InputField
          name="email"
          label={email}
          wrong={wrong}
          type="email"
          required
          maxLength={254}
          value={typed.email}
        />
        <fieldset id="role" class={noRole ? 'field-wrong' : undefined}>
          <legend>{role}</legend>
          {noRole && <p class="wrong">{noRole}</p>}
          {roles.toReversed().map(one => (
            <label key={one} class="choice">
              <input type="radio" name="role" value={one} required checked={typed.role === one} />
              <span>
                <strong>{words.roles[one].name}</strong>
                <span class="quiet row-more">{words.roles[one].text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="cluster consequence">
          <button type="submit" class="button button-strong">
            {button}
          </button>
          <p class="quiet">{byMail ? words.invite.byMail : words.invite.byHand}</p>
        </div>
      </form>
    </section>
  )
}

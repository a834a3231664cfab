import { number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { CheckPage } from './page.ts'

/** How alike the promised posts are, beside what each network asks of them. */
export function Texts({ networks, lang }: Pick<CheckPage, 'networks' | 'lang'>) {
  const words = text(lang).check.texts
  const shown = networks.filter(network => network.texts.pledges > 0)
  if (shown.length === 0) return null
  return (
    <section class="stack" id="texts">
      <h2>{words.title}</h2>
      <ul class="findings">
        {shown.map(({ name, label, textRule, texts }) => {
          const { pledges, looked, alike, underSamples } = texts
          const isOdd = textRule === 'own-words' && underSamples > 0
          return (
            <li key={name} class={isOdd ? 'finding tone-warn' : 'finding'}>
              <Icon name={isOdd ? 'alert' : 'check'} label={text(lang).check.system.states[isOdd ? 'warn' : 'ok']} />
              <div>
                <p>{words.rule[textRule](label)}</p>
                <p class="quiet">
                  {looked < pledges ? words.newest(number(looked, lang)) : words.all(pledges, number(pledges, lang))}{' '}
                  {words.alike(alike, number(alike, lang))}
                </p>
                {isOdd && <p>{words.odd(underSamples, number(underSamples, lang), label)}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { within } from '@testing-library/dom'
import { type HTMLElement, type HTMLInputElement, Window } from 'happy-dom'

export type Page = ReturnType<typeof pageOf>

const window = new Window()

/** What somebody finds on a page, by role and accessible name. What is hidden or missing is `undefined`. */
export function pageOf(html: string) {
  const document = new window.DOMParser().parseFromString(html, 'text/html')
  // A parsed document has none, and queries by role ask it for styles.
  Object.defineProperty(document, 'defaultView', { value: window })
  const root = document.documentElement
  const { queryAllByRole, queryAllByText } = within(root as never)
  const all = (role: string, name?: string | RegExp) => queryAllByRole(role, { name }) as unknown as HTMLElement[]
  const inputs = () => [...root.querySelectorAll('input, select, textarea')] as unknown as HTMLInputElement[]
  return {
    /** As it is read: its words with single spaces. */
    text: wordsOf(root.querySelector('body')),
    lang: root.lang,
    meta: (property: string) => root.querySelector(`meta[property="${property}"]`)?.getAttribute('content'),
    all,
    /** Where it leads. */
    link: (name: string | RegExp) => all('link', name)[0]?.getAttribute('href') ?? undefined,
    links: () => all('link').map(one => one.getAttribute('href')),
    /** Where it sends its form. */
    button: (name: string | RegExp) => all('button', name).map(actionOf)[0],
    /** Where forms are sent to; below `place`, without it. */
    actions: (place = '') =>
      [...root.querySelectorAll('form')]
        .map(form => form.getAttribute('action') ?? '')
        .filter(action => action.startsWith(place))
        .map(action => action.slice(place.length)),
    /** What the forms would send as they are, by the names of their fields. */
    fields: () =>
      Object.fromEntries(
        inputs()
          .filter(
            one => one.name && !one.closest('[disabled]') && (one.checked || !['radio', 'checkbox'].includes(one.type)),
          )
          .map(one => [one.name, valueIn(one)] as const)
          .reverse(),
      ),
    /** The cells beside the head of a row. */
    row: (head: string | RegExp) =>
      all('rowheader', head).map(one => [...(one.parentElement?.querySelectorAll('td') ?? [])].map(wordsOf))[0],
    /** The language that these words are marked with, which are all that is in some element; not what a reader writes. */
    langOf: (words: string | RegExp) =>
      (queryAllByText(words, { ignore: 'textarea' })[0] as HTMLElement | undefined)
        ?.closest('[lang]')
        ?.getAttribute('lang'),
  }
}

const wordsOf = (element: { readonly textContent: string } | null) =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? ''

const actionOf = (button: HTMLElement) =>
  button.getAttribute('formaction') ?? button.closest('form')?.getAttribute('action') ?? undefined

/** happy-dom itself takes a wrong option for the selected one. */
const valueIn = (field: HTMLInputElement) =>
  ((field.querySelector('option[selected]') ?? field.querySelector('option') ?? field) as HTMLInputElement).value

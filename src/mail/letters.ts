import type { Letters, MailKind } from '../domain/mail/letters.ts'
import { momentExactly } from '../text/format.ts'
import { type Lang, text } from '../text/text.ts'
import { type Letter, say } from './letter.ts'

export type Place = {
  readonly lang: Lang
  /** Of this installation, without a slash at the end. */
  readonly baseUrl: string
}

type Writers = { readonly [K in MailKind]: (data: Letters[K], place: Place) => Letter }

/** The words of a mail. */
export const letterOf = <K extends MailKind>(kind: K, data: Letters[K], place: Place): Letter =>
  writers[kind](data, place)

const siteOf = ({ baseUrl }: Place) => new URL(baseUrl).host

const writers: Writers = {
  invitation: ({ by, role, path, hours }, place) => {
    const words = text(place.lang).mail.invitation
    return {
      subject: words.subject(by),
      blocks: [
        say(words.lead(by, siteOf(place))),
        say(words.role(role)),
        { kind: 'action', label: words.button, href: place.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why(by),
    }
  },
  'password-reset': ({ name, path, hours }, place) => {
    const words = text(place.lang).mail['password-reset']
    return {
      subject: words.subject,
      blocks: [
        say(words.lead(name, siteOf(place))),
        { kind: 'action', label: words.button, href: place.baseUrl + path },
        say(words.until(hours)),
      ],
      why: words.why,
    }
  },
  moved: ({ campaign, path, timeZone, launchAt, before }, { lang, baseUrl }) => {
    const words = text(lang).mail.moved
    const at = (ms: number) => momentExactly(ms, timeZone, lang)
    return {
      subject: words.subject(campaign),
      blocks: [
        say(words.lead(campaign)),
        {
          kind: 'facts',
          rows: [
            [words.now, at(launchAt)],
            [words.before, at(before)],
          ],
        },
        { kind: 'action', label: words.button, href: baseUrl + path },
        say(words.choice),
      ],
      why: text(lang).mail.pledged,
    }
  },
  cancelled: ({ campaign, path }, { lang, baseUrl }) => {
    const words = text(lang).mail.cancelled
    return {
      subject: words.subject(campaign),
      blocks: [say(words.lead(campaign)), { kind: 'action', label: words.button, href: baseUrl + path }],
      why: text(lang).mail.pledged,
    }
  },
}

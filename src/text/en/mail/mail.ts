import { mailToOrganizers } from './to-organizers.ts'
import { mailToSupporters } from './to-supporters.ts'

/** What mails say. Addresses are put in by src/mail. */
export const mail = {
  ...mailToSupporters,
  ...mailToOrganizers,
  /** Whom a mail is from. */
  via: (organization: string, carrier: string) => `${organization} via ${carrier}`,
  /** Beneath links that open what is the reader's alone. */
  secret: (n: number) =>
    n === 1
      ? 'The link above is for you alone: whoever has it can act in your place. Take it out before you forward this mail.'
      : 'The links above are for you alone: whoever has one can act in your place. Take them out before you forward this mail.',
  /** Why it came. */
  why: {
    pledged: 'You get this because you gave this address when you pledged.',
    reminded: 'You get this because you confirmed with this address that you want to be reminded.',
    organizer: 'You get this because you can change this campaign.',
    entered: 'You get this because somebody entered your address on the page of this campaign.',
  },
  /** Behind every mail: the way out where there is one. */
  foot: {
    site: (site: string) => `Sent by Thunderclap at ${site}. We do not track whether or when you read this.`,
    wayOut: {
      campaign: 'No more mail about this campaign',
      all: 'Never write to this address again',
    },
  },
} as const

import { noAddress } from '../../mail/pledge-address.ts'

/** What is left of a pledge once its supporter has erased what is theirs: that it was. */
export const emptied = {
  text: '',
  ...noAddress,
  atLeast: null,
  lang: null,
  inviteCode: null,
  invitedBy: null,
  source: null,
} as const

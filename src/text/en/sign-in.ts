/** What a supporter reads when connecting an account ends otherwise than hoped. */
export const signInWords = {
  denied: {
    title: 'Nothing was connected',
    text: (network: string) =>
      `You did not give the permission on ${network}, so we cannot post for you, and nothing was promised. What you wrote is kept.`,
    again: (network: string) => `Try ${network} again`,
    back: 'Back to your text',
    backElsewhere: 'Go back',
  },
  stale: (network: string) => ({
    title: 'This sign-in is not the last one you began',
    text: `It may come from an older tab, or it was used before. Nothing was connected by it, and what you wrote is kept. Start again, and finish in the same tab.`,
    label: `Start again with ${network}`,
  }),
  unanswered: (network: string) => ({
    title: `${network} does not answer as it should`,
    text: `We asked ${network} and got no usable answer, so nothing was connected. What you wrote is kept. Try again in a minute.`,
    label: `Try ${network} again`,
  }),
} as const

/** What a supporter reads when connecting an account ends otherwise than hoped. */
export const signInWords = {
  denied: {
    title: 'Nothing was connected',
    text: (network: string) =>
      `You did not give the permission on ${network}, so we cannot post for you, and nothing was promised.`,
    again: (network: string) => `Try ${network} again`,
    back: 'Back to your text',
    backElsewhere: 'Go back',
  },
  /** Said beside the others, where it is so. */
  kept: 'What you wrote is kept.',
  elsewhere: {
    title: 'This sign-in did not begin in this browser',
    text: 'It began in another browser or app, or this one keeps no cookies, or more than a day went by. Nothing was connected and nothing was promised. Go back to where you began: what you wrote may still stand there. Or start anew here, with cookies allowed for this site.',
  },
  stale: (network: string) => ({
    title: 'This sign-in is not the last one you began',
    text: `It may come from an older tab, or it was used before. Nothing was connected by it. Start again, and finish in the same tab.`,
    label: `Start again with ${network}`,
  }),
  unanswered: (network: string) => ({
    title: `${network} does not answer as it should`,
    text: `We asked ${network} and got no usable answer, so nothing was connected. Try again in a minute.`,
    label: `Try ${network} again`,
  }),
  /** Said where only whoever runs the site can set it right. */
  ourSide: (network: string) => ({
    title: `Signing in with ${network} does not work here at the moment`,
    text: `This is on our side, not on yours: ${network} does not let this site sign anybody in. Nothing was connected. Whoever runs this site can see why. Come back later.`,
    label: `Try ${network} again`,
  }),
} as const

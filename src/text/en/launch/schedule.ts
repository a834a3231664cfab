const people = (n: number, count: string) => (n === 1 ? 'one person has' : `${count} people have`)

/** When a launch is, and what happens when its goal is missed. */
export const schedule = {
  /** A time that does not exist, or comes twice: which one is meant? */
  meant: {
    label: 'Which time do you mean?',
    skipped: (place: string, time: string) =>
      `In ${place} the clocks are put forward over ${time} on that day, so this time does not exist.`,
    twice: (place: string, time: string) => `In ${place} the clocks are put back on that day, so ${time} comes twice.`,
    before: (when: string) => `${when}, before the change`,
    after: (when: string) => `${when}, after the change`,
  },
  told: 'Supporters who gave a mail address are told, two minutes after your last change.',
  goal: {
    title: 'Goal',
    lead: (goal: string) => `${goal} supporters are wanted.`,
    change: 'Change the number',
    rule: 'If fewer have pledged at the moment',
    anyway: { label: 'It goes out anyway', text: 'The goal is a hope; every promised post leaves at the moment.' },
    nothing: {
      label: 'Nothing is sent',
      text: 'No post leaves, and the launch is over. Supporters read so on their receipts, and by mail if they gave an address.',
    },
    extend: {
      label: 'It is moved, once',
      text: 'To the same time of day, so many days later. Everybody is told as above.',
    },
    days: 'Days',
    movesTo: (when: string) => `As it is set now, it would move to ${when}.`,
    afterwards: 'If it is missed then too',
    afterwardsAnyway: 'it goes out anyway',
    afterwardsNothing: 'nothing is sent',
    button: 'Save this rule',
    consequence: (n: number, count: string) =>
      n === 0
        ? 'Supporters read this before they confirm.'
        : `Decided by the count at the very moment. The ${count} who pledged read the new rule on their receipts.`,
    extended: (from: string) => `The goal was missed at ${from}, so the launch was moved, once.`,
    done: 'What happens if the goal is missed is set.',
    wrong: {
      rule: 'Choose what happens if the goal is missed.',
      days: 'Enter by how many days it is moved: 1 to 60.',
    },
    tooLate: {
      title: 'It was too late to change the goal',
      text: 'The moment has come, or posts are being made ready. Nothing was changed.',
    },
  },
  /** To supporters. */
  rule: {
    nothing: (goal: string) => `Nothing is posted unless ${goal} people have pledged by then.`,
    extend: (goal: string, when: string) =>
      `If fewer than ${goal} people have pledged by then, it moves once, to ${when}.`,
    extendThenNothing: (goal: string, when: string) =>
      `If fewer than ${goal} people have pledged by then, it moves once, to ${when}. If they are still fewer then, nothing is posted.`,
    extended: (from: string) => `It was to be on ${from}; too few had pledged, so it was moved, once.`,
    soFar: (n: number, count: string) => `So far ${people(n, count)}.`,
  },
} as const

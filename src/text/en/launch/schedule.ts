const people = (n: number, count: string) => (n === 1 ? 'one person has' : `${count} people have`)

/** When a launch is, and what happens when its goal is missed. */
export const schedule = {
  title: 'Schedule',
  lead: 'When posts go out, and what happens if few have pledged. All of it can be changed until a minute before.',
  closed: {
    ahead: 'The moment is close, so this stays as it is.',
    now: 'The moment has come, so this stays as it is.',
    over: 'What was decided about this launch. It is over, so nothing of it can change.',
  },
  /** What cannot be changed any more, without a word of when. */
  decided: {
    title: 'What was decided',
    became: 'How it stands',
    movedFrom: 'Moved from',
    goal: 'Goal',
    wanted: (goal: string) => `${goal} supporters`,
    atMoment: 'Supporters at the moment',
    fewer: 'With fewer supporters',
    rule: { anyway: 'to go out anyway', nothing: 'to send nothing' },
    extend: (days: number, then: string) =>
      `to move it once, by ${days === 1 ? 'a day' : `${days} days`}; then ${then}`,
    pace: 'Pace',
    atOnce: 'all at the moment',
    over: (span: string) => `over ${span}`,
  },
  moment: {
    title: 'Moment',
    day: 'Day',
    time: 'Time',
    clock: (place: string) => `On the clock of ${place}.`,
    changeZone: 'Change the time zone',
  },
  read: {
    title: 'What supporters will read',
    nothing: 'A day and a time are needed first.',
  },
  save: 'Save the schedule',
  look: 'Show what supporters will read',
  consequence: {
    draft: 'Nothing begins before the campaign is published.',
    published: 'The campaign page names the new day at once.',
  },
  promised: (n: number, count: string) =>
    n === 0
      ? 'Whoever pledges from now on promises this.'
      : `${count} ${n === 1 ? 'supporter has' : 'supporters have'} promised already. Their receipts say at once what is new; of another time they are told by mail, if they gave an address, two minutes after your last change.`,
  overtaken: {
    title: 'Somebody saved the schedule while you had it open. Nothing of yours is saved yet.',
    theirs: 'What supporters read now',
    yours: 'What you chose is below. Saving puts it in place of theirs.',
  },
  done: {
    set: 'The time of the launch is set.',
    moved: 'The launch has been moved.',
    saved: 'The schedule is saved.',
  },
  wrong: {
    unreadable: 'Enter a day and a time, like 2027-09-07 and 10:00.',
    past: 'Choose a moment that is still to come.',
    rule: 'Choose what happens if the goal is missed.',
    days: 'Enter by how many days it is moved: 1 to 60.',
    spread: 'Choose one of the times in the list.',
  },
  tooLate: {
    title: 'It was too late to change the schedule',
    text: 'Its posts are being made ready, or it is over. Nothing was changed. Once it has begun, it can only be stopped.',
  },
  /** A time that does not exist, or comes twice: which one is meant? */
  meant: {
    label: 'Which time do you mean?',
    skipped: (place: string, time: string) =>
      `In ${place} the clocks are put forward over ${time} on that day, so this time does not exist.`,
    twice: (place: string, time: string) => `In ${place} the clocks are put back on that day, so ${time} comes twice.`,
    before: (when: string) => `${when}, before the change`,
    after: (when: string) => `${when}, after the change`,
  },
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
    afterwards: 'If it is missed then too',
    afterwardsAnyway: 'it goes out anyway',
    afterwardsNothing: 'nothing is sent',
    extended: (from: string) => `The goal was missed at ${from}, so the launch was moved, once.`,
  },
  /** To supporters. */
  rule: {
    /** To organizers alone: supporters are told what depends on others. */
    anyway: 'If fewer pledge, it goes out anyway.',
    nothing: (goal: string) => `Nothing is posted unless ${goal} people have pledged by then.`,
    extend: (goal: string, when: string) =>
      `If fewer than ${goal} people have pledged by then, it moves once, to ${when}.`,
    extendThenNothing: (goal: string, when: string) =>
      `If fewer than ${goal} people have pledged by then, it moves once, to ${when}. If they are still fewer then, nothing is posted.`,
    extended: (from: string) => `It was to be on ${from}; too few had pledged, so it was moved, once.`,
    soFar: (n: number, count: string) => `So far ${people(n, count)}.`,
  },
} as const

export const call = {
  title: 'Call your Members of Congress',
  back: 'Back to the campaign',
  lead: 'A call counts for more than a letter, and takes two minutes. We show you whom to call, and what you can say.',
  zip: 'Your ZIP code',
  zipHint: 'Five digits. It finds your members and is then forgotten: we do not keep it.',
  caller: 'Fill my name and place into what I can say',
  name: 'Your name',
  place: 'Where you live',
  placeHint: 'City and state, for example. Nobody needs to give them; they are kept for this visit only.',
  find: 'Find who to call',
  noZip: 'I would rather not say: give me the number of the Capitol',
  wrong: {
    zip: 'Enter a ZIP code of five digits, like 45311.',
    unknownZip: (zip: string) =>
      `We do not know the ZIP code ${zip}. Check the number; or call the Capitol below, which connects you to any office.`,
    long: 'Shorten this to 80 characters.',
  },
  switchboard: {
    title: 'The Capitol',
    text: 'The switchboard of the Capitol connects you to any office. Ask for your representative; call again for each of your senators.',
    label: 'Switchboard',
  },
  numberTitle: 'The number to call',
  noData: 'We have no list of members here, so your ZIP code would not help. The Capitol connects you to yours.',
  overData:
    'The list of members here is of a Congress that is over, so we do not use it. The Capitol connects you to yours.',
  choose: {
    title: 'Which district is yours?',
    text: (zip: string, n: number) => `The ZIP code ${zip} lies in ${n} districts. Choose yours:`,
    several: (zip: string) => `The ZIP code ${zip} lies in more than one state. Choose your district:`,
    unsure: 'You do not know? The House finds it by your street:',
    unsureLink: 'house.gov',
  },
  seat: (state: string, district: number) => (district === 0 ? `${state}, at large` : `${state}, district ${district}`),
  titles: {
    representative: (name: string) => `Representative ${name}`,
    senator: (name: string) => `Senator ${name}`,
    delegate: (name: string) => `Delegate ${name}`,
    commissioner: (name: string) => `Resident Commissioner ${name}`,
  },
  party: (party: string, place: string) => `${party}, ${place}`,
  vacant: {
    representative: (seat: string) => `The seat of ${seat} is vacant at the moment: nobody represents it in the House.`,
    senator: (state: string) => `One seat of ${state} in the Senate is vacant at the moment.`,
  },
  vacantSeat: 'This seat is vacant at the moment',
  noSenators: (place: string) => `${place} has no senators. Its delegate speaks in the House and has no vote there.`,
  termOver: (day: string) => `In our list this term ended on ${day}: they may not be in office any more.`,
  step: (n: number, of: number) => `Call ${n} of ${of}`,
  dial: (number: string) => `Call ${number}`,
  capitol: 'At the Capitol',
  localOffice: (city: string) => `Office in ${city}`,
  open: {
    capitol: (time: string) => `It is ${time} in Washington: the office should answer.`,
    local: (time: string) => `It is ${time} there: the office should answer.`,
  },
  closed: {
    capitol: (day: string, time: string) =>
      `Closed now: it is ${day}, ${time}, in Washington, and offices answer on weekdays from 9 to 5. Leave a message.`,
    local: (day: string, time: string) =>
      `Closed now: it is ${day}, ${time}, there, and offices answer on weekdays from 9 to 5. Leave a message.`,
  },
  script: 'What you can say',
  scriptFill: 'Fill in my name and place',
  ask: 'How did it go?',
  outcomes: {
    spoke: 'I spoke to someone',
    message: 'I left a message',
    busy: 'Busy or full: next number',
    busyLast: 'Busy or full: next call',
    skip: 'Skip',
  },
  askHint: 'We count calls, not callers: nothing about you is kept.',
  others: 'All numbers of this office',
  done: {
    title: 'Thank you for calling',
    text: 'Offices note every call on the day it comes. A second one next week counts again.',
    again: 'Call once more',
  },
  count: (n: number, total: string, today: string) =>
    n === 0
      ? 'No call was counted for this campaign yet: make it the first.'
      : `${total} ${n === 1 ? 'call' : 'calls'} made for this campaign, ${today === '0' ? 'none' : today} of them today.`,
  days: (n: number, days: string) => (n === 1 ? `The day to call is ${days}.` : `The days to call are ${days}.`),
  calendar: 'Add to my calendar',
  calendarTitle: (title: string) => `Call your Members of Congress: ${title}`,
  source: (loaded: string, newest: string) =>
    `Members of Congress as listed by the project unitedstates, loaded on ${loaded}; the newest of them took office on ${newest}.`,
  offer: {
    title: 'Now call Congress',
    text: 'What is said online is heard better with a call. It takes two minutes.',
    link: 'Find who to call',
  },
} as const

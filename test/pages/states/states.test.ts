import { describe, expect, test } from 'vitest'
import type { Person } from '../../support/person.ts'
import { organizersSide } from '../organizer/side.ts'
import { makeStanding, standings } from './states.ts'

const own = '/organize/amend'
const pages = [
  own,
  ...[
    'settings',
    'write',
    'schedule',
    'check',
    'test-post',
    'rehearsal',
    'board',
    'deliveries',
    'kit',
    'readings',
    'supporters',
    'reminders',
    'updates',
  ].map(page => `${own}/${page}`),
  '/c/amend',
  '/c/amend/live',
  '/c/amend/reach',
  '/c/amend/embed',
  '/c/amend/poster',
  '/',
]

/** What may not be read any more, in either language, on any page. */
const unread = {
  ahead: [/had left by then/, /has been said/, /went out together/],
  now: [
    /Will it fit/,
    /Goes out/,
    /Add your voice/,
    /Promise this/,
    /waits for its moment/,
    /It is over/,
    /called off/,
  ],
  over: [
    /Will it fit/,
    /would (leave|be launched)/,
    /What supporters will read/,
    /will (post|be sent) /,
    /Must connect again/,
    /not (confirmed|pledged) yet/,
    /Goes out/,
    /Add (your voice|yours)/,
    /Promise this/,
    /No need to wait/,
    /leaving at this moment/,
    /is held back/,
    /The organizers know/,
    /From a minute before/,
    /in the minute before/,
    /and cancel its launch/,
  ],
} as const

/** What can be done about a launch, by the ends of addresses. Once it is over, nothing of it. */
const deeds = [
  'schedule',
  'cancellation',
  'account-check',
  'reconnect-mail',
  'rehearsal',
  'test-post',
  'stop',
  'pause',
  'resumption',
]
const mayBeOffered = {
  ahead: deeds,
  now: ['cancellation', 'stop', 'pause', 'resumption', 'test-post'],
  over: [] as string[],
} as const

async function look(standing: Parameters<typeof makeStanding>[1]): Promise<{ ada: Person; visitor: Person }> {
  const side = await organizersSide()
  makeStanding(side.db, standing)
  side.setTime(standing.now)
  return { ada: await side.signedIn(), visitor: side.visitor() }
}

describe.each(['ahead', 'now', 'over'] as const)('with its launch %s', tense => {
  test.each(Object.entries(standings[tense]))(
    '%s: no page speaks of another time or offers what is none',
    async (_, standing) => {
      const { ada } = await look(standing)
      const wrong: string[] = []
      const offered = new Set<string>()
      for (const path of pages) {
        const { status, page } = await ada.get(path)
        if (status === 404) continue
        for (const words of unread[tense]) if (words.test(page.text)) wrong.push(`${path}: ${words}`)
        for (const action of page.actions(`${own}/`)) if (deeds.includes(action)) offered.add(action)
      }
      expect(wrong).toEqual([])
      expect([...offered].filter(action => !(mayBeOffered[tense] as readonly string[]).includes(action))).toEqual([])
    },
  )
})

const told: readonly [keyof typeof standings, string, string, string][] = [
  ['now', 'overdue', '/c/amend', 'The moment has come Our machines are not ready yet.'],
  ['now', 'settling', '/c/amend', 'The posts have left The last answers of the networks are coming in.'],
  ['now', 'paused', '/c/amend', 'The launch is paused'],
  ['now', 'held back', `${own}/check`, 'Held back: X.'],
  ['now', 'overdue', `${own}/board`, 'Sending has not begun'],
  ['now', 'settling, a sender lost', '/c/amend/live', 'We wait for it until 10:15:00 AM at the latest.'],
  ['now', 'settling, a sender lost', own, 'may still say that one post never left: then it leaves.'],
  ['now', 'settling, a sender lost', '/c/amend/reach', 'We wait for it until 10:15:00 AM at the latest.'],
  ['over', 'finished', `${own}/schedule`, 'With fewer supporters to go out anyway'],
  ['over', 'finished', `${own}/check`, 'These checks are for the time before a launch. This one is over.'],
  ['over', 'finished', `${own}/board`, 'Stayed back 1'],
  ['over', 'finished', own, 'Stayed back 1'],
  ['over', 'finished', `${own}/deliveries?state=stayedBack`, 'fewer people posted than they had asked for'],
  ['over', 'finished', `${own}/supporters`, '1 was to post by hand'],
  ['over', 'held back until its end', own, 'It was held back until the time for trying was over'],
  [
    'over',
    'held back until its end',
    '/c/amend/live',
    'The time for trying is over: what had not left by then stayed back.',
  ],
  ['over', 'just stopped', '/c/amend', '2 posts had left by then. We are still finding out about some.'],
  ['over', 'just stopped', own, 'Not known yet 1'],
  ['over', 'stopped', '/c/amend/embed', '2 posts went out · Stopped'],
  ['over', 'cancelled', '/c/amend/live', 'Called off. The organizers called the launch off.'],
  ['over', 'cancelled', '/c/amend/pledge', 'This launch was called off'],
  ['over', 'cancelled', '/c/amend/poster', 'See what happened'],
  [
    'over',
    'short of its goal',
    '/c/amend/live',
    'Goal missed. Too few had pledged at the moment, so nothing was sent.',
  ],
  ['over', 'short of its goal', `${own}/schedule`, 'Supporters at the moment 5'],
  ['ahead', 'missed', '/c/amend/live', 'Did not leave. Our machines were not ready at the moment.'],
  ['ahead', 'missed', `${own}/board`, 'Another time is set in Schedule'],
]

/** Between two cells there is no space. */
const squeezed = (words: string) => words.replace(/\s+/g, '')

test.each(told)('%s, %s: %s says “%s”', async (tense, name, path, words) => {
  const all: Readonly<Record<string, Parameters<typeof makeStanding>[1]>> = standings[tense]
  const standing = all[name]
  if (!standing) throw new Error(name)
  const { ada } = await look(standing)
  const { page } = await ada.get(path)
  expect(squeezed(page.text)).toContain(squeezed(words))
})

test('programs read who stayed back by their own wish, that a goal was missed, and when all was over', async () => {
  const read = async (standing: Parameters<typeof makeStanding>[1]) =>
    JSON.parse((await (await look(standing)).visitor.get('/c/amend/launch.json')).html)
  expect(await read(standings.over.finished)).toMatchObject({
    state: 'finished',
    posts: { total: 5, missed: 1 },
    stayedBack: 1,
    goalMissed: false,
    finishedAt: '2026-09-07T14:15:00.000Z',
  })
  expect(await read(standings.over['short of its goal'])).toMatchObject({ state: 'cancelled', goalMissed: true })
  expect(await read(standings.over['just stopped'])).toMatchObject({ state: 'stopped', finishedAt: null })
})

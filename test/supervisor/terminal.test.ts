import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { condensed } from '../../src/supervisor/log-tail.ts'
import { type LaunchFigures, progressLine } from '../../src/supervisor/progress.ts'
import { terminal } from '../../src/supervisor/terminal.ts'
import { welcome } from '../../src/supervisor/welcome.ts'

const launchAt = 1_000_000
const none = { total: 250, posted: 0, refused: 0, unknown: 0, withdrawn: 0, stopped: 0, missed: 0, pending: 0 }
const launch = (state: string, posts = {}, lateness: LaunchFigures['lateness'] = null): LaunchFigures => ({
  state,
  launchAtMs: launchAt,
  posts: { ...none, ...posts },
  stayedBack: 0,
  goalMissed: false,
  finishedAt: null,
  networks: {},
  lateness,
  published: lateness && { last: lateness.last + 1_000 },
})

describe('the line about a launch', () => {
  test('counts down to its moment', () => {
    expect(progressLine(launch('open'), launchAt - 83_000)).toBe('Launch in 1:23')
    expect(progressLine(launch('armed'), launchAt - 1)).toBe('Launch in 0:01')
  })

  test('names the networks that are held back while others go on', () => {
    const networks = { x: { posted: 4, held: 'out-of-credit' }, bluesky: { posted: 6, held: null } }
    expect(progressLine({ ...launch('firing', { posted: 10 }), networks }, launchAt + 1_000)).toBe(
      'Launching: 10 of 250 posted · X 4, Bluesky 6 · X held back: out-of-credit',
    )
  })
  test('counts posts while they leave', () => {
    expect(progressLine(launch('firing', { posted: 120 }), launchAt + 100)).toBe('Launching: 120 of 250 posted')
  })
  test('ends with how late the first, the median and the last one were', () => {
    const over = launch('finished', { posted: 250 }, { first: 1.23, p50: 40.4, last: 1310.2 })
    expect(progressLine(over, launchAt + 9_000)).toBe(
      '250 of 250 posted · first +1.2 ms · median +40 ms · last +1,310 ms · published by +2,310 ms',
    )
  })
  test('ends with what went out on each network, where there are several', () => {
    const networks = { x: { posted: 150, held: null }, bluesky: { posted: 100, held: null } }
    expect(progressLine({ ...launch('finished', { posted: 250 }), networks }, launchAt + 9_000)).toBe(
      '250 of 250 posted · X 150, Bluesky 100',
    )
  })
  test('names what was not posted', () => {
    const over = launch('finished', { posted: 246, refused: 3, unknown: 1 })
    expect(progressLine(over, launchAt)).toBe('246 of 250 posted · 3 refused · 1 unclear')
  })
  test('who stayed back by their own condition did not fail to leave', () => {
    const over = { ...launch('finished', { posted: 247, missed: 3 }), stayedBack: 2 }
    expect(progressLine(over, launchAt)).toBe('247 of 250 posted · 2 stayed back · 1 did not leave')
  })
  test.each([
    ['cancelled', 'The launch was cancelled; nothing was sent.'],
    ['missed', 'The launch was missed; nothing was sent. Give it another time on the organizer’s side.'],
    ['stopped', 'Stopped: 10 of 250 posted · 240 stopped'],
    ['halted', 'The launch is held back: 10 of 250 posted · 240 stopped. See the organizer’s side.'],
  ])('says what %s means', (state, line) => {
    expect(progressLine(launch(state, { posted: 10, stopped: 240 }), launchAt)).toBe(line)
  })
})

describe('the terminal', () => {
  const screen = (isTTY: boolean) => {
    const out = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream
    let at = 0
    const shown = terminal(out, () => at)
    return { ...shown, wait: (ms: number) => (at += ms), said: () => String(out.read() ?? '') }
  }
  test('keeps one line that changes, below those that stay', () => {
    const { status, line, said } = screen(true)
    status('Launch in 0:02')
    line('web: slow')
    status('Launch in 0:01')
    status('done', true)
    const erase = '\r\x1b[2K'
    expect(said()).toBe(`${erase}Launch in 0:02${erase}web: slow\nLaunch in 0:02${erase}Launch in 0:01${erase}done\n`)
  })
  test('writes a line every ten seconds where nobody watches, and the last one at once', () => {
    const { status, wait, said } = screen(false)
    for (let second = 0; second < 25; second += 1, wait(1_000)) status(`at ${second}`)
    status('done', true)
    expect(said()).toBe('at 0\nat 10\nat 20\ndone\n')
  })
})

test('warnings of a log are shown in a line, and what is below them is not', () => {
  expect(condensed('{"level":30,"process":"web","msg":"web is listening"}')).toBeNull()
  expect(condensed('{"level":50,"process":"web","msg":"broken","err":{"message":"why"}}')).toBe('web: broken (why)')
  expect(condensed('Error: unforeseen')).toBe('Error: unforeseen')
  expect(condensed('    at main (src/main.ts:1:1)')).toBeNull()
})

test('a newcomer is told where to look, and the link that makes the owner only while there is none', () => {
  const at = {
    baseUrl: 'http://127.0.0.1:3000',
    sandboxUrl: 'http://127.0.0.1:4000',
    mailboxUrl: null,
    slug: 'a',
    dataDir: '/d',
  }
  const first = welcome({ ...at, firstRun: 'token' }).join('\n')
  for (const address of ['/c/a\n', '/c/a/live\n', ':4000\n', '/first-run/token ']) expect(first).toContain(address)
  expect(welcome({ ...at, firstRun: null }).join('\n')).not.toContain('first-run')
})

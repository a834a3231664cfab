import { describe, expect, test } from 'vitest'
import { limitLog } from '../../src/lib/log-limit.ts'

const minute = 60_000

function limited() {
  const written: string[] = []
  let mono = 0
  const log = limitLog(
    line => written.push(line),
    () => mono,
  )
  const line = (fields: object, n = 0) =>
    JSON.stringify({ level: 50, time: `2026-11-28T00:00:${n}`, process: 'it', ...fields })
  return {
    say: (fields: object, times = 1) => {
      for (let n = 0; n < times; n++) log.write(`${line(fields, n)}\n`)
    },
    pass: (ms: number) => {
      mono += ms
    },
    sumUp: log.sumUp,
    lines: () => written.map(one => JSON.parse(one)),
    bytes: () => Buffer.byteLength(written.join('')),
  }
}

describe('a log', () => {
  test('has the same line ten times a minute, and then how many more there were', () => {
    const { say, pass, lines } = limited()
    say({ msg: 'queue', err: { message: 'NOPERM' } }, 822)
    expect(lines()).toHaveLength(10)
    pass(minute)
    say({ msg: 'other' })
    expect(
      lines()
        .slice(10)
        .map(one => one.msg),
    ).toEqual(['queue (NOPERM) … and 812 more like this in a minute', 'other'])
    say({ msg: 'queue', err: { message: 'NOPERM' } }, 3)
    expect(lines()).toHaveLength(15)
  })

  test('has every line of those that differ', () => {
    const { say, lines } = limited()
    for (let n = 0; n < 100; n++) say({ msg: 'closed', batch: n })
    expect(new Set(lines().map(one => one.batch)).size).toBe(100)
  })

  test('stays under a megabyte a minute whatever is said, with room for warnings', () => {
    const { say, sumUp, lines, bytes } = limited()
    for (let n = 0; n < 20_000; n++) say({ level: 30, msg: 'looked', delivery: n, text: 'x'.repeat(500) })
    say({ msg: 'an error' })
    expect(lines().at(-1)?.msg).toBe('an error')
    for (let n = 0; n < 20_000; n++) say({ msg: `failed ${n}`, stack: 'x'.repeat(500) })
    for (let n = 0; n < 300; n++) say({ msg: `long ${n}` }, 20)
    sumUp()
    expect(bytes()).toBeLessThan(1_000_000)
    expect(lines().at(-1)?.msg).toMatch(/^… and \d+ more lines in a minute, not written$/)
  })

  test('cuts a line that is too long, and it stays one that can be read', () => {
    const { say, lines } = limited()
    say({ msg: 'queue', err: { message: 'failed', command: 'x'.repeat(100_000) } })
    expect(lines()).toMatchObject([
      { level: 50, process: 'it', msg: expect.stringMatching(/^queue \(failed\) … of \d+ characters$/) },
    ])
  })
})

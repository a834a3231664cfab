import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { testFolder } from '../support/folder.ts'
import { openToOthers } from '../support/modes.ts'
import { patience } from '../support/patience.ts'
import { descendants, running, startProgram } from '../support/program.ts'

const patient = { interval: 250 }
const slug = 'amend-cda-230'

type Figures = { state: string; launchAtMs: number; posts: { total: number; posted: number } }
type Post = { account: string; at: number }

const read = async <T>(url: string) => (await (await fetch(url, { signal: patience() })).json()) as T

describe('npm start', () => {
  test('leads a newcomer to a launch, ends without a trace, and goes on where it was', async () => {
    const data = join(testFolder('start'), 'data')
    const first = await startProgram(data, { DEMO_SUPPORTERS: '25', DEMO_LAUNCH_SECONDS: '6' })
    expect(first.said()).toContain(`${first.url}/c/${slug}/live`)
    expect(first.said()).toContain(`${first.url}/first-run/`)

    const figures = () => read<Figures>(`${first.url}/c/${slug}/launch.json`)
    await vi.waitFor(async () => expect((await figures()).state).toBe('finished'), patient)
    const { launchAtMs, posts } = await figures()
    expect(posts).toMatchObject({ total: 25, posted: 25 })
    const sent = await read<Post[]>(`${first.sandboxUrl}/_sandbox/posts`)
    expect(new Set(sent.map(post => post.account)).size).toBe(25)
    expect(sent).toHaveLength(25)
    expect(Math.min(...sent.map(post => post.at))).toBeGreaterThanOrEqual(launchAtMs)
    await vi.waitFor(
      () => expect(first.said()).toMatch(/25 of 25 posted · first \+[\d.,]+ m?s · median \+\d+/),
      patient,
    )

    expect(openToOthers(data)).toEqual([])
    const all = descendants(first.pid)
    expect(all.length).toBeGreaterThanOrEqual(5)
    first.process.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(running(all)).toEqual([])

    const second = await startProgram(data, { DEMO_SUPPORTERS: '25', DEMO_LAUNCH_SECONDS: '6' }, first)
    await vi.waitFor(() => expect(second.said()).toContain('25 of 25 posted'), patient)
    expect((await read<Figures>(`${second.url}/c/${slug}/launch.json`)).launchAtMs).toBe(launchAtMs)
  })

  test('brings back every process that is killed, and leaves none when it is killed itself', async () => {
    const data = join(testFolder('start'), 'data')
    const program = await startProgram(data, { DEMO_SUPPORTERS: '3', DEMO_LAUNCH_SECONDS: '3600' })
    const before = descendants(program.pid)
    for (const pid of before) killIfThere(pid)
    await vi.waitFor(() => {
      const now = descendants(program.pid)
      expect(running(now)).toHaveLength(before.length)
      expect(now.filter(pid => before.includes(pid))).toEqual([])
    }, patient)
    await vi.waitFor(async () => expect((await fetch(`${program.url}/healthz`)).status).toBe(200), patient)
    const after = descendants(program.pid)
    program.process.kill('SIGKILL')
    await vi.waitFor(() => expect(running(after)).toEqual([]), patient)
  })

  test('says in one line that its data folder is in use', async () => {
    const data = join(testFolder('start'), 'data')
    await startProgram(data, { DEMO: 'off' })
    await expect(startProgram(data, { DEMO: 'off' })).rejects.toThrow(
      `it ended with 1: Thunderclap is already running on ${data}: end it first, or set DATA_DIR to another folder.\n`,
    )
  })
})

/** One that dies takes those it started along, so some are gone before their turn comes. */
function killIfThere(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

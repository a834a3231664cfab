import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliveries, pledges } from '../../db/schema/index.ts'
import { openRig, type Rig } from '../chaos/rig.ts'
import { brokenIn, comeToRest, playRound } from '../chaos/round.ts'
import { scenarios } from '../chaos/scenarios/all.ts'
import { startProcesses } from '../chaos/scenarios/scenario.ts'
import { judge } from '../chaos/verdict.ts'
import { testFolder } from '../support/folder.ts'

/** Short ones; `npm run chaos` plays all, and many. Again: npm run chaos -- --rounds 1 --only NAME --seed N */
const rounds = [
  ['director-killed-then-stop', 11],
  ['redis-flushed', 12],
  ['web-killed', 14],
] as const

test('keeps its promises in launches whose processes are killed, flushed and stopped', async () => {
  const folder = testFolder('chaos')
  const play = async ([name, seed]: (typeof rounds)[number]) => {
    const scenario = scenarios.find(one => one.name === name)
    if (!scenario) throw new Error(`no scenario ${name}`)
    const { verdict, trouble } = await playRound(scenario, seed, join(folder, String(seed)))
    expect([name, seed, trouble, verdict && brokenIn(verdict)]).toEqual([name, seed, null, []])
    return verdict?.posts ?? 0
  }
  const posts = await Promise.all(rounds.map(play))
  // Rounds in which nothing was posted would have shown nothing.
  expect(Math.max(...posts)).toBeGreaterThan(100)
})

describe('the judge of a round', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await openRig(testFolder('judged'), 7, { supporters: 12, retryWindowMs: 60_000 })
    await startProcesses(rig, 1)
    rig.schedule(2_000)
    expect(await comeToRest(rig)).toBeNull()
  })
  afterAll(() => rig?.close())

  /** What the network's log says, changed before it is judged. */
  const lie = (told: Partial<Rig['control']>): Rig => ({ ...rig, control: { ...rig.control, ...told } })
  const change = (n: number, to: Partial<typeof deliveries.$inferInsert>) =>
    rig.context.db
      .update(deliveries)
      .set(to)
      .where(eq(deliveries.pledgeId, rig.supporters[n]?.pledgeId ?? 0))
      .run()
  const nameOf = (n: number) => `@${rig.supporters[n]?.handle}:`

  test('finds nothing wrong with a launch in which nothing went wrong', async () => {
    expect(await judge(rig)).toMatchObject({ posts: 12, states: { posted: 12 }, unknown: 0 })
    expect(brokenIn(await judge(rig))).toEqual([])
  })

  test('names who was posted twice, whose post is missing, who was early, and whose words were bent', async () => {
    const posts = await rig.control.posts()
    const requests = await rig.control.requests()
    const [first, second] = [posts[0], posts[1]]
    if (!first || !second) throw new Error('nothing was posted')
    const twice = await judge(lie({ posts: async () => [...posts, { ...first, id: `${first.id}1` }] }))
    expect(twice.doubled).toEqual([expect.stringContaining(`@${first.account}: 2 posts`)])
    const gone = await judge(lie({ posts: async () => posts.slice(1) }))
    expect(gone.lost).toEqual([expect.stringContaining(`@${first.account}: called posted, and is not`)])
    const bent = await judge(lie({ posts: async () => [{ ...first, text: `${first.text} ` }, ...posts.slice(1)] }))
    expect(bent.wrong).toEqual([expect.stringContaining('not the words that were confirmed')])
    const { launchAt } = rig.launch()
    const early = requests.map((one, n) => (n === 0 ? { ...one, at: launchAt - 1 } : one))
    expect((await judge(lie({ requests: async () => early }))).early).toEqual([expect.stringContaining('1 ms early')])
    const late = requests.map((one, n) => (n === 0 ? { ...one, at: launchAt + 61_000 } : one))
    expect((await judge(lie({ requests: async () => late }))).wrong).toEqual([
      expect.stringContaining('after the window'),
    ])
  })

  test('names whom the ledger lies about', async () => {
    for (const [n, state, lie] of [
      [0, 'refused', 'called refused, and posted'],
      [1, 'missed', 'called missed, and posted'],
      [2, 'stopped', 'called stopped, and posted'],
      [3, 'pending', 'never came to an end'],
    ] as const) {
      change(n, { state })
      expect((await judge(rig)).lost).toEqual([expect.stringContaining(`${nameOf(n)} ${lie}`)])
      change(n, { state: 'posted' })
    }
    change(4, { state: 'unknown', reason: 'reset' })
    expect((await judge(rig)).wrong).toEqual([expect.stringContaining('unknown, though the network let us know')])
    change(4, { state: 'posted', reason: null })
    change(5, { remoteId: '1' })
    expect((await judge(rig)).lost).toEqual([expect.stringContaining('another post than the one named')])
  })

  test('lets nothing stay unknown on Bluesky, unless its records could not be read', async () => {
    const [onX, onBluesky] = (['x', 'bluesky'] as const).map(on =>
      rig.supporters.findIndex(one => one.network === on),
    ) as [number, number]
    for (const n of [onX, onBluesky]) change(n, { state: 'unknown', reason: 'reset' })
    const wrongIn = async (circumstances: Partial<Rig['circumstances']>) =>
      (await judge({ ...rig, circumstances: { ...rig.circumstances, networkDown: true, ...circumstances } })).wrong
    expect(await wrongIn({})).toEqual([expect.stringContaining(`${nameOf(onBluesky)} unknown`)])
    expect(await wrongIn({ readsFailed: true })).toEqual([])
    for (const n of [onX, onBluesky]) change(n, { state: 'posted', reason: null })
  })

  test('names whose pledge was spent: refused for no reason of theirs, or missed before its window closed', async () => {
    const [one, other] = rig.supporters.flatMap(({ network }, n) => (network === 'x' ? [n] : [])) as [number, number]
    change(one, { state: 'refused', reason: 'reconnect' })
    change(other, { state: 'missed', reason: 'window-closed' })
    const posts = (await rig.control.posts()).filter(post => ![one, other].some(n => nameOf(n) === `@${post.account}:`))
    const requests = await rig.control.requests()
    const answered = (answer: string) =>
      requests.map(seen => (`@${seen.account}:` === nameOf(one) ? { ...seen, answer, status: 403 } : seen))
    const spent = async (answer: string, told = rig) =>
      (
        await judge({
          ...told,
          control: { ...rig.control, posts: async () => posts, requests: async () => answered(answer) },
        })
      ).spent
    const missed = expect.stringMatching(RegExp(`^${nameOf(other)} missed \\d+ ms before its window closed`))
    expect(await spent('spendCapReached')).toEqual([expect.stringContaining(`${nameOf(one)} refused`), missed])
    expect(await spent('suspended')).toEqual([missed])
    const toAll = { ...rig, circumstances: { ...rig.circumstances, toAll: new Set(['suspended']) } }
    expect(await spent('suspended', toAll)).toEqual([expect.stringContaining(`${nameOf(one)} refused`), missed])
    for (const n of [one, other]) change(n, { state: 'posted', reason: null })
  })

  test('names who withdrew in time and was posted all the same', async () => {
    const one = rig.supporters[6]
    if (!one) throw new Error('nobody there')
    one.withdrawn = true
    rig.context.db.update(pledges).set({ state: 'withdrawn' }).where(eq(pledges.id, one.pledgeId)).run()
    expect((await judge(rig)).lost).toContainEqual(
      expect.stringContaining(`${nameOf(6)} withdrawn before T0, and posted`),
    )
  })
})

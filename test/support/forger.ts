import { Queue } from 'bullmq'
import { connectRedis } from '../../src/lib/redis.ts'
import { newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { prefix, queueNames, type Report, rehearsalQueue } from '../../workers/queues.ts'
import { openEnvelope } from '../../workers/redis/envelope.ts'
import { sealBatch, sealReport } from '../../workers/redis/sealed-jobs.ts'
import { machineName, senderIdentity } from '../../workers/sender-identity.ts'

/** What somebody tries who can read and write Redis, and has neither the secret key nor the database. */
export type Forger = {
  /** Each tried once, with what was overheard until now. Answers their names. */
  readonly tryAll: (launch: { id: number; launchAt: number }) => Promise<readonly string[]>
  readonly end: () => Promise<void>
}

type Try = (launch: { id: number; launchAt: number }) => Promise<unknown>

const channels = ['go', 'ack', 'alive', 'settings'] as const
/** Overheard jobs that are said again. */
const most = 20
const forgedText = 'Forged words that nobody confirmed'

export async function openForger(url: string, host: string): Promise<Forger> {
  const [redis, ears] = [connectRedis(url), connectRedis(url)]
  const queue = (name: string) => new Queue(name, { connection: redis, prefix })
  const batches = queue(queueNames.batches)
  const reports = queue(queueNames.reports)
  const rehearsals = queue(rehearsalQueue(machineName()))
  const [mails, readings] = [queue('mails'), queue('readings')]
  const strangerBox = secretBox([newSecretKey()])
  const stranger = openEnvelope(strangerBox)
  const [strangerKey = ''] = strangerBox.keyIds()
  const card = { ...senderIdentity(null), id: 'forger' }
  const overheard = new Map<string, string>()
  const seenBatches = new Map<number, unknown>()
  const seenReports = new Map<string, unknown>()
  ears.on('message', (channel: string, message: string) => {
    if (overheard.size < 200) overheard.set(`${channel} ${overheard.size}`, message)
  })
  await ears.subscribe(...channels.map(name => `${prefix}:${name}`))
  const watching = setInterval(() => void overhear().catch(() => {}), 20)

  async function overhear(): Promise<void> {
    for (const { data } of await batches.getJobs(['waiting', 'active'], 0, 50))
      if (isGenuine(data) && seenBatches.size < most) seenBatches.set(data.batch, data)
    for (const { data } of await reports.getJobs(['waiting', 'active'], 0, 50))
      if (isGenuine(data) && seenReports.size < most) seenReports.set(data.id, data)
  }

  /** Not of our own making. */
  const isGenuine = (data: { sealed?: unknown } | null) =>
    typeof data?.sealed === 'string' && !data.sealed.startsWith(strangerKey)
  let jobs = 0
  const add = (to: Queue, data: unknown) =>
    to.add('forged', data, { jobId: `forged-${++jobs}`, removeOnComplete: true })
  const say = (name: string, said: unknown) => redis.publish(`${prefix}:${name}`, JSON.stringify(said))
  const saySealed = (name: string, said: unknown) =>
    redis.publish(`${prefix}:${name}`, `${stranger.seal(said, `call:${name}`)} forger 1`)
  const row = (n: number, delivery = n) => ({
    delivery,
    place: n,
    account: n + 1,
    network: 'x',
    host,
    dueAt: 0,
    frozen: { body: JSON.stringify({ text: forgedText }), key: null, marker: forgedText },
    sealed: 'x.y.z',
  })
  const batch = (launch: { id: number; launchAt: number }, more: object = {}) => ({
    batch: 900_000 + ++jobs,
    run: '',
    kind: 'real' as const,
    sandbox: null,
    launch: launch.id,
    launchAt: 0,
    closesAt: launch.launchAt + 900_000,
    rows: [row(0), row(1)],
    ...more,
  })
  const outcomes = (outcome: object, by: string = card.id) => ({
    kind: 'outcomes' as const,
    id: `forged-${++jobs}`,
    sender: { ...card, id: by },
    outcomes: Array.from({ length: 60 }, (_, n) => ({
      delivery: n + 1,
      batch: 1 + (n % 5),
      outcome,
      sentAt: Date.now(),
      at: Date.now(),
      status: 201,
      requestId: null,
      answer: null,
    })),
  })
  const posted = { kind: 'posted', remoteId: '1', url: 'javascript:alert(1)', at: Date.now() }
  const go = ({ id }: { id: number }, stop = false) => ({
    readAt: Date.now() + 50,
    wallAt: Date.now() + 50,
    launches: [{ launch: id, stop, held: [], withdrawn: [] }],
  })
  const records = async (change: (key: string) => Promise<unknown>) => {
    for (const key of await redis.keys(`${prefix}:batch:*`)) await change(key)
  }
  const holders = async () => Promise.all((await redis.keys(`${prefix}:batch:*`)).map(key => redis.hget(key, 'holder')))

  const tries: Readonly<Record<string, Try>> = {
    'a batch as plain JSON': launch => add(batches, batch(launch)),
    'a batch sealed with another key': launch =>
      add(batches, sealBatch(stranger, batch(launch) as unknown as Parameters<typeof sealBatch>[1])),
    'a batch that is no batch': () => add(batches, { batch: {}, sealed: 17 }),
    'a job without anything': () => add(batches, null),
    'a rehearsal batch to a host of its own': launch =>
      add(rehearsals, batch(launch, { kind: 'rehearsal', sandbox: 'http://127.0.0.1:9' })),
    'a batch overheard, again': () => Promise.all([...seenBatches.values()].map(data => add(batches, data))),
    'a batch overheard, under another number': () =>
      Promise.all([...seenBatches.values()].map(data => add(batches, { ...(data as object), batch: 1 }))),
    'a batch overheard, in the queue of rehearsals': () =>
      Promise.all([...seenBatches.values()].map(data => add(rehearsals, data))),
    'records without holder': () => records(key => redis.hdel(key, 'holder', 'closed')),
    'records confirmed for another holder': () => records(key => redis.hset(key, 'holder', card.id, 'confirmed', '1')),
    'records with a higher mark': () => records(key => redis.hset(key, 'mark', 200)),
    'records with a mark put back': () => records(key => redis.hset(key, 'mark', 1, 'seal', 'x')),
    'a go as plain JSON': launch => say('go', go(launch)),
    'a go sealed with another key': launch => saySealed('go', go(launch)),
    'a stop': launch => say('go', go(launch, true)),
    'calls overheard, again': async () => {
      for (const [where, message] of [...overheard].slice(0, 200))
        await redis.publish(where.split(' ')[0] ?? '', message)
    },
    acknowledgements: () => say('ack', { reports: [...seenReports.keys()] }),
    'acknowledgements sealed with another key': () => saySealed('ack', { reports: [...seenReports.keys()] }),
    'a sender that is not there': () =>
      say('alive', { ...card, at: Date.now(), settings: {}, keys: [], marks: {}, sockets: 9 }),
    'a sender that is not there, sealed with another key': () =>
      saySealed('alive', { ...card, at: Date.now(), settings: {}, keys: [], marks: {}, sockets: 9 }),
    'settings that nobody has': () =>
      say('settings', { at: Date.now(), keys: [], settings: { X_API_KEY: 'no' }, dismissed: [] }),
    'settings sealed with another key': async () =>
      saySealed('settings', { at: Date.now(), keys: [], settings: { X_API_KEY: 'no' }, dismissed: await holders() }),
    'posted, as plain JSON': () => add(reports, outcomes(posted)),
    'posted, from the holders': async () => {
      for (const one of await holders()) await add(reports, outcomes(posted, one ?? 'nobody'))
    },
    'posted, sealed with another key': () =>
      add(reports, sealReport(stranger, outcomes(posted) as unknown as Report, null)),
    'refused, from the holders': async () => {
      for (const one of await holders())
        await add(reports, outcomes({ kind: 'refused', reason: 'suspended', reconnect: true }, one ?? 'nobody'))
    },
    'not sent, from the holders': async () => {
      for (const one of await holders())
        await add(reports, outcomes({ kind: 'not-sent', cause: 'given-back' }, one ?? 'nobody'))
    },
    'held by the forger': () =>
      Promise.all(
        [1, 2, 3, 4, 5].map(n =>
          add(reports, { kind: 'held', id: `h${n}`, batch: n, sender: card, settings: {}, keys: [] }),
        ),
      ),
    'reports overheard, again': () => Promise.all([...seenReports.values()].map(data => add(reports, data))),
    'a pause of every queue': () => Promise.all([batches.pause(), reports.pause()]),
    'mail and readings of old': async () => {
      await add(mails, { id: 1, tries: 0 })
      await add(readings, { round: 1, turns: 0 })
    },
  }

  return {
    tryAll: async launch => {
      for (const attempt of Object.values(tries)) await attempt(launch)
      return Object.keys(tries)
    },
    end: async () => {
      clearInterval(watching)
      ears.disconnect()
      redis.disconnect()
    },
  }
}

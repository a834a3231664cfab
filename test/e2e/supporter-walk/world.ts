import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { demoCampaign, demoMessages, demoPictureAlt } from '../../../db/demo-story.ts'
import { campaigns, type deliveries, launches, mails } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import type { Context } from '../../../src/context.ts'
import { storeCongress } from '../../../src/domain/call/congress/editions.ts'
import { readCongress } from '../../../src/domain/call/congress/parse.ts'
import { picturesFolder } from '../../../src/domain/campaign/picture-files.ts'
import { mailRow, type Sealed } from '../../../src/domain/mail/enqueue.ts'
import type { MailKind } from '../../../src/domain/mail/kinds.ts'
import { createLog } from '../../../src/lib/log.ts'
import { readPicture } from '../../../src/lib/picture.ts'
import { compose } from '../../../src/mail/templates/compose.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { filesOf, madeUpCongress } from '../../domain/call/congress/made-up.ts'
import { testContext } from '../../support/context.ts'
import {
  type Campaign,
  type Launch,
  makeAccount,
  makeCampaign,
  makeDelivery,
  makeLaunch,
  makeMessage,
  makePledge,
} from '../../support/factories.ts'
import { afterThisTest, testFolder } from '../../support/folder.ts'
import { burst, makeLedger } from '../../support/ledger.ts'
import { listen } from '../../support/person.ts'

export const minute = 60_000
export const day = 1_440 * minute
const goal = 250

type LaunchRow = typeof launches.$inferInsert
type Given = Parameters<typeof makeCampaign>[1]
export type Made = Campaign & { readonly launch: Launch }
export type World = Awaited<ReturnType<typeof openWorld>>

/** The whole application in front of the simulated X, and campaigns as a careful organizer writes them. */
export async function openWorld() {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  let aheadMs = 0
  const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'news@ngo.example' }
  const context = testContext({
    env: { X_API_URL: sandbox.url, X_TEXT_RULE: 'samples', BASE_URL: 'http://127.0.0.1:1', ...mail },
    now: () => Date.now() + aheadMs,
  })
  const url = await listen(createApp(context))
  Object.assign(context.config.web, { baseUrl: url })
  storeCongress(context.db, congress(), context.now())
  const picture = await hangPicture(context)
  return {
    ...context,
    url,
    campaign: (slug: string, launch: Partial<LaunchRow> = {}, supporters = 187, given: Given = {}) =>
      planCampaign(context, { slug, picture, ...given }, launch, supporters),
    pledge: (of: Made, given: Parameters<typeof makePledge>[3] = {}, post?: Partial<typeof deliveries.$inferInsert>) =>
      pledgeTo(context, new URL(sandbox.url).host, of, given, post),
    /** The newest mail of a kind, as its reader gets it. */
    mail: (kind: MailKind) => newestMail(context, kind, url),
    setLaunch: ({ id }: Launch, to: Partial<LaunchRow>) =>
      context.db.update(launches).set(to).where(eq(launches.id, id)).run(),
    publishReport: ({ id }: Made) =>
      context.db.update(campaigns).set({ reportPublishedAt: context.now() }).where(eq(campaigns.id, id)).run(),
    /** Lets the server's clock stand at another moment (ms), or again at the real one. */
    goTo: (at: number | null) => {
      aheadMs = at === null ? 0 : at - Date.now()
    },
  }
}

function planCampaign({ db, now }: Context, given: Given, launch: Partial<LaunchRow>, supporters: number): Made {
  return db.transaction(() => {
    const made = makeCampaign(db, {
      ...demoCampaign,
      goal,
      lobbyingDays: ['2026-12-01', '2026-12-02'],
      videos: [
        {
          provider: 'youtube',
          host: 'www.youtube.com',
          id: 'dQw4w9WgXcQ',
          key: '',
          title: 'Real men don’t buy: the first film',
        },
        { provider: 'vimeo', host: 'vimeo.com', id: '76979871', key: '', title: 'What happened to us' },
      ],
      reposts: [
        {
          link: 'https://x.com/survivors/status/900000000000000001',
          author: 'Survivors First, @survivors',
          quote: 'We asked for a day in court. We were told that a website cannot be asked. #CDA230',
        },
      ],
      createdAt: now() - 6 * day,
      ...given,
    })
    for (const [n, text] of demoMessages.entries()) makeMessage(db, made.id, text, n)
    const launched = makeLaunch(db, made.id, { launchAt: now() + 4 * day + 200 * minute, ...launch })
    const isOut = ['firing', 'settling', 'finished', 'stopped'].includes(launched.state)
    const rows = isOut
      ? burst(launched, supporters, 4_000)
      : Array.from({ length: supporters }, () => ({ armed: false }))
    makeLedger(
      db,
      launched,
      rows.map((row, n) => ({ ...row, followers: 40 + n * 7 })),
    )
    return { ...made, launch: launched }
  })
}

function pledgeTo(
  { db, box, now }: Context,
  host: string,
  of: Made,
  given: Parameters<typeof makePledge>[3],
  post?: Partial<typeof deliveries.$inferInsert>,
) {
  const account = makeAccount(db, { name: 'Ada Lovelace', handle: 'ada', host }, { box })
  const made = makePledge(db, of.id, account.id, { text: demoMessages[1], confirmedAt: now() - day, ...given }, box)
  const { launchAt } = of.launch
  if (post) makeDelivery(db, of.launch.id, made, { host, momentAt: launchAt, dueAt: launchAt, ...post })
  return `/p/${made.receipt}`
}

function newestMail({ db, box }: Context, kind: MailKind, baseUrl: string) {
  const row = db.select().from(mails).where(eq(mails.kind, kind)).all().at(-1)
  if (!row?.letter) throw new Error(`there is no mail of the kind ${kind}`)
  const sealed = JSON.parse(box.open(row.letter, mailRow(row.key))) as Sealed
  return compose(kind, row.key, sealed, { baseUrl, lang: 'en' })
}

/** One seat is vacant: the first of Kentucky. */
const congress = once(() => {
  const all = madeUpCongress()
  const members = all.members.filter(one => one.name.official_full !== 'Person of KY 1')
  const read = readCongress(filesOf({ ...all, members }))
  if (read.kind === 'refused') throw new Error(read.why.join())
  return read.congress
})

const encoded = once(() => readPicture(readFileSync(new URL('../../../db/demo-picture.png', import.meta.url))))

/** In its folder; what is in no campaign's use would be swept from there. */
async function hangPicture({ config }: Context) {
  const read = await encoded()
  if (read.kind === 'refused') throw new Error(read.why)
  const folder = picturesFolder(config.dataDir)
  mkdirSync(folder, { recursive: true })
  for (const { name, bytes } of read.files) writeFileSync(join(folder, name), bytes)
  return { name: read.name, width: read.width, alt: demoPictureAlt }
}

/** What takes long to make, and is the same in every test. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

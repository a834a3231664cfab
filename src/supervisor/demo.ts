import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type DemoSupporter, isDemoSeeded, reviveDemo, seedDemo } from '../../db/demo.ts'
import { demoMessages, demoPictureAlt, demoSlug } from '../../db/demo-story.ts'
import type { Context } from '../context.ts'
import { findAnyCampaign } from '../domain/campaign/all-campaigns.ts'
import { withPictureFiles } from '../domain/campaign/picture-files.ts'
import { savePicture } from '../domain/campaign/save.ts'
import { askByHand } from '../domain/pledge/by-hand/ask.ts'
import { confirmByHand } from '../domain/pledge/by-hand/confirm.ts'
import { askedPaths } from '../domain/pledge/by-hand/list.ts'
import { digests } from '../domain/pledge/digests.ts'
import { shortLink } from '../domain/share/short-link.ts'
import { type ReadPicture, readPicture } from '../lib/picture.ts'
import type { NetworkName } from '../networks/port.ts'

const People = z.array(
  z.object({
    id: z.string(),
    host: z.string(),
    handle: z.string(),
    name: z.string(),
    followers: z.number(),
    profileUrl: z.string(),
    grant: z.record(z.string(), z.unknown()).transform(grant => JSON.stringify(grant)),
  }),
)
/** Of ten supporters so many are on each network that this installation has. */
const shares = { x: 5, bluesky: 3, mastodon: 2 } as const satisfies Record<NetworkName, number>
const deadlineMs = 60_000

/** Seeds the demo campaign with people of the sandbox, or goes on where it was. Answers with its slug. */
export async function prepareDemo({ config, db, box, networks, now }: Context): Promise<string> {
  const { supporters: count, launchSeconds } = config.demo
  if (isDemoSeeded(db)) {
    reviveDemo(db, launchMoment(now(), launchSeconds), now())
    return demoSlug
  }
  // Before the moment is chosen: encoding a picture takes a second or two.
  const [supporters, picture] = await Promise.all([
    everybody(config.sandbox.url, [...networks.keys()], count),
    readPicture(drawing()),
  ])
  const at = now()
  seedDemo({
    db,
    seal: box.seal,
    digestOf: digests(box).ofPledge,
    supporters,
    launchAt: launchMoment(at, launchSeconds),
    now: at,
    linkOf: (place, id, messageId) => shortLink(config.web.baseUrl, id, { place, messageId }),
  })
  hangPicture({ config, db, now }, picture)
  await remindSome({ db, box }, at)
  return demoSlug
}

/** People of the demo who would rather post by hand; all of them have confirmed. */
const demoReminders = 12

/** The same way as everybody: asked for, and confirmed by the link of the mail. */
async function remindSome({ db, box }: Pick<Context, 'db' | 'box'>, now: number): Promise<void> {
  const campaign = findAnyCampaign(db, demoSlug)
  if (!campaign) return
  for (let n = 0; n < demoReminders; n++) {
    const text = demoMessages[n % demoMessages.length] ?? ''
    askByHand(db, box, { campaignId: campaign.id, text, email: `neighbour-${n + 1}@example.org` }, now)
    await new Promise(setImmediate)
  }
  for (const path of askedPaths(db, box, campaign.id)) confirmByHand(db, box, path.replace('/p/', ''), now)
}

const drawing = () => readFileSync(new URL('../../db/demo-picture.png', import.meta.url))

/** A campaign can do without one, so nothing about it keeps the demo from starting. */
function hangPicture({ config, db, now }: Pick<Context, 'config' | 'db' | 'now'>, picture: ReadPicture): void {
  const campaign = findAnyCampaign(db, demoSlug)
  if (picture.kind === 'refused' || !campaign) return
  const { name, width, files } = picture
  const saving = { campaignId: campaign.id, version: 0, actor: { id: 0, name: 'Thunderclap' }, now: now() }
  withPictureFiles(db, config.dataDir, files, tx => savePicture(tx, { name, width, alt: demoPictureAlt }, saving))
}

/** On the full second: it is read on a clock. */
const launchMoment = (now: number, seconds: number) => Math.ceil((now + seconds * 1_000) / 1_000) * 1_000

/** People of every network in their shares, mixed as they might have come. */
async function everybody(
  sandboxUrl: string,
  networks: readonly NetworkName[],
  count: number,
): Promise<readonly DemoSupporter[]> {
  const parts = networks.flatMap(network => Array<NetworkName>(shares[network]).fill(network))
  const order = Array.from({ length: count }, (_, n) => parts[(n * 7) % parts.length])
  const lists = await Promise.all(
    networks.map(async network => {
      const people = await sandboxPeople(sandboxUrl, network, order.filter(one => one === network).length)
      return [network, people.values()] as const
    }),
  )
  const waiting = new Map(lists)
  return order.flatMap(network => (network && waiting.get(network)?.next().value) ?? [])
}

async function sandboxPeople(sandboxUrl: string, network: NetworkName, count: number): Promise<DemoSupporter[]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ network, count }),
    signal: AbortSignal.timeout(deadlineMs),
  })
  if (!answer.ok) throw new Error(`the sandbox made no accounts: ${answer.status} ${await answer.text()}`)
  return People.parse(await answer.json()).map(one => ({ network, ...one }))
}

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Db, openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { findAnyCampaign, listAllCampaigns, type OwnCampaign } from '../domain/campaign/all-campaigns.ts'
import type { Launch } from '../domain/launch/launch.ts'

export type FoundLaunch = { readonly db: Db; readonly campaign: OwnCampaign; readonly launch: Launch }

/** Exit codes: done, refused because of how things stand, asked in a way that nobody understands. */
export const exit = { done: 0, refused: 1, usage: 2 } as const

/**
 * Runs `work` on the launch that the command's one argument names, on the database that everything else uses, running or
 * not. Says what is wrong otherwise, and answers with the exit code.
 */
export function withLaunch(
  args: readonly string[],
  say: (line: string) => void,
  work: (found: FoundLaunch) => number,
): Promise<number> {
  return withLaunchFor(args, say, async found => work(found))
}

/** The same for what takes its time. */
export async function withLaunchFor(
  args: readonly string[],
  say: (line: string) => void,
  work: (found: FoundLaunch) => Promise<number>,
): Promise<number> {
  const [slug, ...more] = args
  if (slug === undefined || slug.startsWith('-') || more.length > 0) {
    say("Name one campaign by the last part of its page's address: for /c/amend-cda-230 that is amend-cda-230.")
    return exit.usage
  }
  const file = join(resolve(readConfig().dataDir), 'thunderclap.db')
  if (!existsSync(file)) {
    say(`There is no database at ${file}. Is DATA_DIR the one of the program?`)
    return exit.refused
  }
  const db = openDb(file)
  try {
    const campaign = findAnyCampaign(db, slug)
    if (campaign?.launch) return await work({ db, campaign, launch: campaign.launch })
    say(campaign ? `The campaign ${slug} has no launch yet.` : unknownCampaign(db, slug))
    return exit.refused
  } finally {
    db.$client.close()
  }
}

export function unknownCampaign(db: Db, slug: string): string {
  const slugs = listAllCampaigns(db).map(campaign => campaign.slug)
  const some = slugs.slice(0, 20).join(', ')
  return `There is no campaign ${slug}. ${slugs.length === 0 ? 'There is none at all.' : `There is: ${some}${slugs.length > 20 ? ' …' : ''}`}`
}

import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb } from '../../db/open.ts'
import { findCampaign } from '../../src/domain/campaign/campaign.ts'
import { tableCsv } from '../../src/http/table-file.ts'
import { exportTables } from '../../src/pages/reach/report/exports.ts'

/** Writes samples.csv of the campaign `amend` for a slow reader, alone in a process, and says how much memory it took at most. */
const db = openDb(join(process.argv[2] ?? '', 'thunderclap.db'))
const campaign = findCampaign(db, 'amend')
if (!campaign) throw new Error('no campaign')
const began = performance.now()
let [lines, chunks] = [0, 0]
const reader = new Writable({
  write(chunk: Buffer, _, done) {
    for (const byte of chunk) if (byte === 10) lines++
    if (++chunks % 20 === 0) pause(1).then(() => done(), done)
    else done()
  },
})
await pipeline(tableCsv(exportTables.samples(db, campaign)), reader)
const seconds = ((performance.now() - began) / 1_000).toFixed(1)
const most = (process.resourceUsage().maxRSS / 1_024).toFixed(0)
process.stdout.write(`samples.csv, alone: ${lines} lines in ${seconds} s, at most ${most} MB of memory in all\n`)
db.$client.close()

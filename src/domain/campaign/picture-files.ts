import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../../db/open.ts'
import { campaigns } from '../../../db/schema/campaigns.ts'
import { organization } from '../../../db/schema/organization.ts'
import type { PictureFile } from '../../lib/picture.ts'
import { masterName } from '../../lib/picture-names.ts'

export const picturesFolder = (dataDir: string) => join(dataDir, 'pictures')

/**
 * Writes `files`, lets `work` change what campaigns show, and deletes every file that none of them shows any more. The
 * database's write lock is held all the while, so that no other process deletes what is just being taken into use.
 */
export function withPictureFiles<T>(
  db: Db,
  dataDir: string,
  files: readonly PictureFile[],
  work: (db: Pick<Db, 'select' | 'insert' | 'update' | 'delete'>) => T,
): T {
  const folder = picturesFolder(dataDir)
  return db.transaction(
    tx => {
      mkdirSync(folder, { recursive: true })
      for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes)
      const result = work(tx)
      sweep(tx, folder)
      return result
    },
    { behavior: 'immediate' },
  )
}

/** The picture without loss; null when its file is gone. */
export function readMaster(dataDir: string, name: string): Buffer | null {
  try {
    return readFileSync(join(picturesFolder(dataDir), masterName(name)))
  } catch {
    return null
  }
}

function sweep(db: Pick<Db, 'select'>, folder: string): void {
  const rows = db.select({ picture: campaigns.picture, logo: campaigns.ownLogo }).from(campaigns).all()
  const ours = db.select({ logo: organization.logo }).from(organization).all()
  const used = new Set([...rows, ...ours].flatMap(row => Object.values(row).map(shown => shown?.name)))
  for (const file of readdirSync(folder)) {
    if (!used.has(file.slice(0, 32))) rmSync(join(folder, file), { force: true })
  }
}

import { lstatSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What group or others have any right to, in a folder and of it: nothing, it is hoped. */
export function openToOthers(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name))
  return [folder, ...paths].flatMap(path => {
    const { mode } = lstatSync(path)
    return (mode & 0o077) === 0 ? [] : [`${relative(folder, path) || '.'} ${(mode & 0o777).toString(8)}`]
  })
}

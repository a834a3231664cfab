import type { NetworkName } from '../networks/port.ts'
import { list } from './format.ts'
import { type Lang, text } from './text.ts'

/** "X and Bluesky" */
export const networkList = (networks: readonly NetworkName[], lang: Lang) =>
  list(
    networks.map(name => text(lang).common.networks[name]),
    lang,
  )

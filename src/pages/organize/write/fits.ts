import type { Networks } from '../../../networks/registry.ts'

/** Whether at least one network takes a text as it is. */
export const fitsSomewhere = (networks: Networks) => (words: string) =>
  [...networks.values()].some(({ measure }) => measure(words).valid)

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, by what it does: waits for launches, searches at random, walks through pages. */
const long = [
  /\/e2e\//,
  /\/model\//,
  /browser|keyboard|walk/,
  /\/cli\/|\/organizer\/|\/editor\/|\/pages\/launch\/|\/workers\/redis\//,
]

const rank = ({ moduleId }: TestSpecification) => {
  const found = long.findIndex(pattern => pattern.test(moduleId))
  return found < 0 ? long.length : found
}

/** Begins with what takes longest, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

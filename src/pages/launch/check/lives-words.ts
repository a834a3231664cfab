import type { GrantLives } from '../../../domain/launch/check/grant-lives.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

/** How it stands with permissions that end by themselves: that they are renewed, and a sentence for each thing that is wrong. */
export function livesWords(network: string, lives: Omit<GrantLives, 'network'>, lang: Lang) {
  const words = text(lang).check.lives
  const { accounts, ending, overdue, inDoubt, doubted, lacks } = lives
  const count = (n: number) => number(n, lang)
  return {
    renewed: words.renewed(network, accounts, count(accounts)),
    wrong: [
      ...(lacks === null ? [] : [words.lacks(lacks)]),
      ...(ending > 0 ? [words.ending(ending, count(ending))] : []),
      ...(overdue > 0 ? [words.overdue(overdue, count(overdue))] : []),
      ...(doubted > 0 ? [words.doubted(doubted, count(doubted))] : []),
      ...(inDoubt > 0 ? [words.inDoubt(inDoubt, count(inDoubt))] : []),
    ],
  }
}

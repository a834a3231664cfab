import { composeTexts } from './lib/compose.ts'
import { offerCopies } from './lib/copy.ts'
import { tickCountdowns } from './lib/countdown.ts'
import { addOwnTimes, showOwnTimes } from './lib/own-time.ts'
import { hideBarBesideButton } from './lib/pledge-bar.ts'
import { offerShares } from './lib/share.ts'
import { playVideos } from './lib/videos.ts'

/** What a browser adds to a supporter's pages. All of them work without it. */
addOwnTimes()
showOwnTimes()
tickCountdowns()
composeTexts()
hideBarBesideButton()
offerCopies()
playVideos()
offerShares()
document.querySelector<HTMLElement>('[data-focus]')?.focus()

import { autoRefresh } from './lib/auto-refresh.ts'

/** What a browser adds to a page about something under way: it looks again by itself. */
autoRefresh()

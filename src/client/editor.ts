import { keepDrafts } from './lib/autosave.ts'
import { offerOwnZone } from './lib/own-zone.ts'
import { scrollPreview } from './lib/preview.ts'

/** What a browser adds to the editor: drafts keep themselves, and the preview follows. */
keepDrafts()
scrollPreview()
offerOwnZone()
document.querySelector<HTMLElement>('[data-focus]')?.focus()

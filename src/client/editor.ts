import { keepDrafts } from './lib/autosave.ts'
import { followForm } from './lib/live-preview.ts'
import { offerOwnZone } from './lib/own-zone.ts'
import { scrollPreview } from './lib/preview.ts'

/** What a browser adds to the editor: drafts keep themselves, and the preview follows. */
keepDrafts()
scrollPreview()
offerOwnZone()
followForm()
document.querySelector<HTMLElement>('[data-focus]')?.focus()

type Note = { readonly words: string; readonly wrong: boolean }
type Kept = {
  /** ms */
  readonly savedAt: number
  /** A sentence, where somebody else saved the section meanwhile. */
  readonly overtaken: string | null
  readonly where: string
  readonly notes: Readonly<Record<string, readonly Note[]>>
}

const restMs = 800
const againMs = 5_000

/** Keeps what is typed on the server a moment after the last key, one request at a time, and says when that was. */
export function keepDrafts(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
  if (form) keep(form)
}

function keep(form: HTMLFormElement): void {
  const address = form.dataset.autosave ?? ''
  const state = form.querySelector<HTMLElement>('[data-autosave-state]')
  let timer = 0
  let underWay = false
  let changed = false
  const say = (words: string, wrong = false) => {
    if (state) state.textContent = words
    state?.classList.toggle('tone-stop', wrong)
    state?.classList.toggle('quiet', !wrong)
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(send, ms)
  }
  const send = async () => {
    // One after the other: an older request that arrives last must not win.
    if (underWay) return
    underWay = true
    changed = false
    say(form.dataset.saving ?? '')
    try {
      const answer = await fetch(address, { method: 'POST', body: fields(form), signal: AbortSignal.timeout(15_000) })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      show(form, await answer.json(), say)
    } catch {
      say(form.dataset.failed ?? '', true)
      changed = true
    }
    underWay = false
    if (changed) later(againMs)
  }
  form.addEventListener('input', () => {
    changed = true
    later(restMs)
  })
  form.addEventListener('submit', () => {
    // What is saved for good must not be followed by a draft of it.
    clearTimeout(timer)
    underWay = true
    changed = false
  })
  window.addEventListener('pagehide', () => {
    if (changed && !underWay) navigator.sendBeacon(address, fields(form))
  })
}

function fields(form: HTMLFormElement): URLSearchParams {
  const all = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') all.append(name, value)
  return all
}

function show(form: HTMLFormElement, kept: Kept, say: (words: string, wrong?: boolean) => void): void {
  const time = new Date(kept.savedAt).toLocaleTimeString(document.documentElement.lang)
  if (kept.overtaken) say(kept.overtaken, true)
  else say(`${form.dataset.saved ?? ''} ${time}. ${kept.where}`)
  for (const [name, notes] of Object.entries(kept.notes)) showNotes(form, name, notes)
  const frame = document.querySelector<HTMLIFrameElement>('[data-preview-frame]')
  // Not where the frame is hidden: nobody looks at it.
  if (frame?.offsetParent) frame.contentWindow?.location.reload()
}

function showNotes(form: HTMLFormElement, name: string, notes: readonly Note[]): void {
  form.querySelector(`[data-notes="${name}"]`)?.replaceChildren(
    ...notes.map(note => {
      const line = document.createElement('p')
      line.className = note.wrong ? 'tone-warn' : 'quiet'
      line.textContent = note.words
      return line
    }),
  )
}

/** Beside a moment in the campaign's zone: the same moment on the visitor's own clock, where it differs. */
export function addOwnTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-zone]')) {
    const at = new Date(time.dateTime)
    const own = format(at, undefined)
    if (own === format(at, time.dataset.zone)) continue
    const note = document.createElement('span')
    note.className = 'yours'
    note.textContent = `${own} ${time.dataset.yours ?? ''}`
    time.append(note)
  }
}

/** Moments of the organizers' work: on the reader's own clock, in place of UTC. */
export function showOwnTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-own]')) {
    time.title = time.textContent
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: hourStyle(),
      minute: '2-digit',
    }).format(new Date(time.dateTime))
  }
}

/** As the server writes it: "9:08 AM", "09:08". */
function hourStyle(): 'numeric' | '2-digit' {
  const { hour12 } = new Intl.DateTimeFormat(document.documentElement.lang, { hour: 'numeric' }).resolvedOptions()
  return hour12 ? 'numeric' : '2-digit'
}

const format = (at: Date, timeZone: string | undefined) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: 'short',
    hour: hourStyle(),
    minute: '2-digit',
    ...(timeZone && { timeZone }),
  }).format(at)

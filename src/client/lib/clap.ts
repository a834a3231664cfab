/** The one motion: at the moment the screen is all bolt, and closes like two hands upon the T0 line. */
export function clap(board: HTMLElement): void {
  const sheet = document.querySelector<HTMLElement>('.clap')
  const line = board.querySelector('[data-moment]')?.getBoundingClientRect()
  if (!sheet || !line || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  sheet.style.setProperty('--moment-x', `${line.left + line.width / 2}px`)
  sheet.addEventListener('animationend', () => {
    sheet.hidden = true
  })
  sheet.hidden = false
}

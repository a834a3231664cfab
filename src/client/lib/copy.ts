/** Buttons that copy an address are there only where copying works. */
export function offerCopies(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '')
      const words = button.querySelector('span') ?? button
      words.textContent = button.dataset.copied ?? ''
      // Where only a mark stood, it is now said for everybody to see.
      words.classList.remove('visually-hidden')
      button.classList.remove('chip-mark')
    })
  }
}

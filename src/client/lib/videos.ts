/** A video plays in its place once it is pressed; until then nothing is asked of the site that has it. */
export function playVideos(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-player]')) {
    link.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const frame = document.createElement('iframe')
      frame.src = link.dataset.player ?? ''
      frame.title = link.dataset.title ?? ''
      frame.allow = 'autoplay; fullscreen; picture-in-picture'
      frame.allowFullscreen = true
      // Some players refuse to play for a page that does not say where it is.
      frame.referrerPolicy = 'strict-origin-when-cross-origin'
      frame.className = 'video-frame'
      link.querySelector('.video-screen')?.replaceWith(frame)
      link.replaceWith(...link.childNodes)
      frame.focus()
    })
  }
}

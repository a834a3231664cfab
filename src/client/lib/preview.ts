/** Shows in the preview the part that is being written, once. A fragment in its address would scroll this page too. */
export function scrollPreview(): void {
  const frame = document.querySelector<HTMLIFrameElement>('[data-preview-frame]')
  const place = frame?.dataset.previewFrame
  if (!frame || !place || scrollTo(frame, place)) return
  frame.addEventListener('load', () => scrollTo(frame, place), { once: true })
}

/** False while the page in the frame is not there yet. */
function scrollTo({ contentWindow: view, contentDocument: page }: HTMLIFrameElement, place: string): boolean {
  const part = page?.readyState === 'complete' ? page.getElementById(place) : null
  if (view && part) view.scrollTo(0, part.getBoundingClientRect().top + view.scrollY - 24)
  return part !== null
}

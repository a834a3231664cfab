/** The bar at the bottom of a phone is there to lead to the card: beside it, it would be a second loud button. */
export function hideBarBesideCard(): void {
  const bar = document.querySelector<HTMLElement>('[data-bar]')
  const card = document.getElementById('sign-up')
  if (!bar || !card) return
  new IntersectionObserver(([entry]) => {
    bar.hidden = entry?.isIntersecting ?? false
  }).observe(card)
}

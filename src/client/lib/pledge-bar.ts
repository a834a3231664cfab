/** The bar at the bottom of a phone stands in for the button of the card, and goes only while that is in view itself. */
export function hideBarBesideButton(): void {
  const bar = document.querySelector<HTMLElement>('[data-bar]')
  const button = document.querySelector('[data-in-bar]')
  if (!bar || !button) return
  // What the bar covers is not in view.
  const rootMargin = `0px 0px -${bar.offsetHeight}px`
  new IntersectionObserver(
    ([entry]) => {
      bar.hidden = entry?.isIntersecting ?? false
    },
    { rootMargin, threshold: 1 },
  ).observe(button)
}

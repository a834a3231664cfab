/** Counter, preview and samples around the place where a post is written. */
export function composeTexts(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-compose]')) {
    const area = place.querySelector('textarea')
    if (!area) continue
    countCharacters(place, area)
    offerSamples(place, area)
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-choose]')) followChoice(form)
}

/** Loaded when somebody writes: most take a sample, and the rules of a network weigh more than the page. */
async function counterFor(network: string | undefined): Promise<(text: string) => number> {
  if (network === 'bluesky') return (await import('./count-for-bluesky.ts')).countForBluesky
  return (await import('./count-for-x.ts')).countForX
}

function countCharacters(place: HTMLElement, area: HTMLTextAreaElement): void {
  const counter = place.querySelector<HTMLElement>('[data-counter]')
  if (!counter) return
  area.addEventListener('input', async () => {
    const count = await counterFor(place.dataset.network)
    const left = Number(place.dataset.max) - count(area.value.trim())
    counter.textContent = `${Math.abs(left)} ${left >= 0 ? counter.dataset.left : counter.dataset.over}`
    counter.classList.toggle('wrong', left < 0)
    counter.classList.toggle('quiet', left >= 0)
  })
}

/** The link to all samples becomes a button that puts the next one into the text area. */
function offerSamples(place: HTMLElement, area: HTMLTextAreaElement): void {
  const link = place.querySelector<HTMLElement>('[data-other]')
  const samples: string[] = JSON.parse(place.dataset.samples ?? '[]')
  if (!link || samples.length < 2) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-plain'
  button.textContent = link.dataset.other ?? ''
  button.addEventListener('click', () => {
    const own = !samples.includes(area.value) && area.value.trim() !== ''
    // Words of one's own are not thrown away: they come round again after the last sample.
    if (own) samples.push(area.value)
    area.value = samples[(samples.indexOf(area.value) + 1) % samples.length] ?? ''
    area.dispatchEvent(new Event('input'))
  })
  link.replaceWith(button)
}

/** The preview shows what is chosen; who starts to write has chosen their own words. */
function followChoice(form: HTMLFormElement): void {
  const preview = document.querySelector<HTMLElement>('[data-preview]')
  const area = form.querySelector('textarea')
  const own = form.querySelector<HTMLInputElement>('input[value="own"]')
  if (!preview || !area) return
  let sample = ''
  const show = () => {
    const chosen = form.querySelector<HTMLInputElement>('input[name="message"]:checked')
    const words = chosen?.parentElement?.querySelector('.sample-text')?.textContent
    if (words) sample = words
    preview.textContent = words ?? area.value
  }
  // What stands there while a sample is chosen is nobody's words: nothing, or the link that posts end with.
  const blank = own?.checked ? '' : area.value
  own?.addEventListener('change', () => {
    if (area.value === blank) area.value = sample
    area.dispatchEvent(new Event('input'))
    area.focus()
  })
  area.addEventListener('input', () => {
    if (own) own.checked = true
    show()
  })
  form.addEventListener('change', show)
  show()
}

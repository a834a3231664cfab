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
  linkBox(place)?.addEventListener('change', () => area.dispatchEvent(new Event('input')))
  area.addEventListener('input', async () => {
    const count = await counterFor(place.dataset.network)
    const left = Number(place.dataset.max) - count(posted(place, area.value) || linkOf(place))
    counter.textContent = `${Math.abs(left)} ${left >= 0 ? counter.dataset.left : counter.dataset.over}`
    counter.classList.toggle('wrong', left < 0)
    counter.classList.toggle('quiet', left >= 0)
  })
}

/** What is posted of it: the campaign's link follows where it is to, and nobody put it into the words. */
function posted(place: HTMLElement, typed: string): string {
  const words = typed.trim()
  const link = linkOf(place)
  const isIn = words.includes(link.slice(0, link.lastIndexOf('-') + 1))
  return words && link && !isIn ? `${words} ${link}` : words
}

const linkBox = (place: HTMLElement) => place.querySelector<HTMLInputElement>('input[name="link"]')

const linkOf = (place: HTMLElement) => (linkBox(place)?.checked && place.dataset.link) || ''

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
  const place = area?.closest<HTMLElement>('[data-compose]')
  if (!preview || !area) return
  let sample = ''
  const show = () => {
    const chosen = form.querySelector<HTMLInputElement>('input[name="message"]:checked')
    const text = chosen?.parentElement?.querySelector('.sample-text')
    // Its link is an element of its own.
    if (text) sample = text.firstChild?.textContent ?? ''
    preview.textContent = text ? text.textContent : place ? posted(place, area.value) : area.value
  }
  own?.addEventListener('change', () => {
    if (area.value === '') area.value = sample
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

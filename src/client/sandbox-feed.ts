/** The feed of the sandbox, live. Without this script it is a page with a link that refreshes it. */
type Post = {
  readonly id: string
  /** As people call it. */
  readonly network: string
  readonly handle: string
  readonly name: string
  /** ms */
  readonly at: number
  readonly initials: string
  readonly tone: number
  readonly text: readonly { readonly text: string; readonly href: string | null }[]
}
type News = { readonly total: number; readonly skyline: readonly number[]; readonly posts: readonly Post[] }

const mostShown = 120
const list = document.querySelector<HTMLElement>('[data-live]')
let waiting: Post[] = []
let latest: News | null = null

for (const time of document.querySelectorAll('time')) ownTime(time)
if (list?.dataset.live) follow(list, list.dataset.live)

function follow(list: HTMLElement, address: string): void {
  const source = new EventSource(address)
  source.addEventListener('message', event => {
    const news: News = JSON.parse(event.data)
    waiting = [...waiting, ...news.posts].slice(-mostShown)
    // However much arrives, the page is drawn once a frame; a hidden one not at all.
    if (!latest) requestAnimationFrame(() => draw(list))
    latest = news
  })
  // The connection of a page that is left would keep the next one waiting in some browsers.
  addEventListener('pagehide', () => source.close())
}

function draw(list: HTMLElement): void {
  if (latest) drawFigures(latest)
  latest = null
  const fresh = waiting.reverse().filter(post => !list.querySelector(`[data-post="${post.id}"]`))
  waiting = []
  if (fresh.length === 0) return
  document.querySelector('[data-empty]')?.remove()
  list.prepend(...fresh.map(item))
  while (list.childElementCount > mostShown) list.lastElementChild?.remove()
}

function drawFigures({ total, skyline }: News): void {
  const write = (name: string, figure: number) => {
    const place = document.querySelector(`[data-figure="${name}"]`)
    if (place) place.textContent = figure.toLocaleString('en')
  }
  write('total', total)
  write('second', Math.max(skyline.at(-1) ?? 0, skyline.at(-2) ?? 0))
  write('busiest', Math.max(...skyline))
  const most = Math.max(1, ...skyline)
  for (const [n, bar] of document.querySelectorAll('.feed-skyline rect').entries()) {
    const posts = skyline[n] ?? 0
    const tall = posts === 0 ? 0 : Math.max(1, (posts / most) * 48)
    bar.setAttribute('y', String(48 - tall))
    bar.setAttribute('height', String(tall))
  }
}

/** A copy of the template, filled in as text: nothing that somebody posted is read as HTML. */
function item(post: Post): Node {
  const template = document.querySelector<HTMLTemplateElement>('template[data-item]')
  const node = template?.content.firstElementChild?.cloneNode(true)
  if (!(node instanceof HTMLElement)) throw new Error('no template')
  node.dataset.post = post.id
  node.dataset.account = post.handle
  const fill = (selector: string, text: string) => {
    const place = node.querySelector(selector)
    if (place) place.textContent = text
    return place
  }
  node.querySelector('.avatar')?.setAttribute('class', `avatar tone-${post.tone}`)
  fill('.avatar text', post.initials)
  fill('.name', post.name)?.setAttribute('href', `/${post.handle}`)
  fill('.handle', `@${post.handle}`)
  fill('.network', post.network)
  node.querySelector('.when')?.setAttribute('href', `/${post.handle}/status/${post.id}`)
  const time = node.querySelector('time')
  if (time) {
    time.dateTime = new Date(post.at).toISOString()
    ownTime(time)
  }
  node.querySelector('[data-text]')?.replaceChildren(...post.text.map(piece))
  return node
}

function piece({ text, href }: Post['text'][number]): Node {
  if (!href) return document.createTextNode(text)
  const link = document.createElement('a')
  link.href = href
  link.rel = 'nofollow noreferrer noopener'
  link.target = '_blank'
  link.textContent = text
  return link
}

/** The reader's own clock, to the millisecond; the day only where it is another one. */
function ownTime(time: HTMLTimeElement): void {
  const at = new Date(time.dateTime)
  const clock = `${at.toLocaleTimeString('en-GB')}.${String(at.getMilliseconds()).padStart(3, '0')}`
  const today = time.dataset.whole !== 'true' && at.toDateString() === new Date().toDateString()
  time.textContent = today ? clock : `${at.toLocaleDateString('en', { month: 'short', day: 'numeric' })}, ${clock}`
  time.title = time.dateTime
}

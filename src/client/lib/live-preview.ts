const afterMs = 300

/** A part of the page that shows what a form will lead to follows the form by itself, and its button goes. */
export function followForm(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-live-preview]')
  if (!form) return
  form.querySelector('[data-live-button]')?.remove()
  let timer = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void look(form), afterMs)
  })
}

async function look(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form)
  typed.set('do', 'preview')
  const id = form.dataset.livePreview ?? ''
  // The page that the button would lead to has it. Without an answer, the next change asks again.
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams([...typed].map(([name, value]) => [name, String(value)])),
  }).catch(() => null)
  const page = new DOMParser().parseFromString((await answer?.text()) ?? '', 'text/html')
  const [shown, next] = [document.getElementById(id), page.getElementById(id)]
  if (shown && next) shown.replaceChildren(...next.childNodes)
}

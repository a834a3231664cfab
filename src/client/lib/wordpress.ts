/**
 * WordPress puts what oEmbed gave it into a frame that may open nothing, and names a secret behind its address. The page
 * around it takes messages with that secret: how high the frame should be, and what link was pressed (wp-embed.js).
 */
export function tellWordPress(): (link: string) => boolean {
  let secret = /\bsecret=([a-zA-Z0-9]{1,40})$/.exec(location.hash)?.[1] ?? ''
  const tell = (message: 'height' | 'link', value: number | string): boolean => {
    if (secret === '' || window.parent === window) return false
    window.parent.postMessage({ message, value, secret }, '*')
    return true
  }
  const tellHeight = () => void tell('height', document.documentElement.scrollHeight)
  // A page that was loaded before this one asks again.
  window.addEventListener(
    'message',
    ({ source, data }: MessageEvent<{ message?: unknown; secret?: unknown } | null>) => {
      if (source !== window.parent || data?.message !== 'ready' || typeof data.secret !== 'string') return
      secret = data.secret
      tellHeight()
    },
  )
  window.addEventListener('load', tellHeight)
  // By its width alone: where the height is measured by the frame, telling it would make it grow for ever.
  let width = innerWidth
  window.addEventListener('resize', () => {
    if (innerWidth !== width) tellHeight()
    width = innerWidth
  })
  return link => tell('link', link)
}

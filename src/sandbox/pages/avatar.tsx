const tones = 8

/** Initials on a tone of their own, always the same for the same handle. The name stands beside it. */
export function Avatar({ name, handle }: { readonly name: string; readonly handle: string }) {
  return (
    <svg class={`avatar tone-${toneOf(handle)}`} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <circle cx="20" cy="20" r="20" />
      <text x="20" y="25.5" text-anchor="middle">
        {initialsOf(name)}
      </text>
    </svg>
  )
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(word => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}

export function toneOf(handle: string): number {
  let sum = 7
  for (const letter of handle.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % tones
}

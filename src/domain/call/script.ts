/** What a call script may leave open, written {{name}}. */
export const placeholders = ['name', 'place', 'representative', 'bill', 'organization'] as const
export type Placeholder = (typeof placeholders)[number]

export type ScriptPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'blank'; readonly name: Placeholder }

const between = /\{\{([^{}]*)\}\}/

/** A script cut at its placeholders; what is in brackets and none of them stays as it was written. */
export function scriptParts(script: string): ScriptPart[] {
  return script.split(between).flatMap((piece, index): ScriptPart[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ kind: 'words', text: piece }]
    const name = piece.trim().toLowerCase()
    return isPlaceholder(name) ? [{ kind: 'blank', name }] : [{ kind: 'words', text: `{{${piece}}}` }]
  })
}

/** What stands in brackets in a script and is no placeholder of ours: a misspelling, most likely. */
export function unknownPlaceholders(script: string): string[] {
  const names = script.split(between).filter((_, index) => index % 2 === 1)
  return [...new Set(names)].filter(name => !isPlaceholder(name.trim().toLowerCase()))
}

const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name)

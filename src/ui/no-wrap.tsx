type Given = { readonly sentence: string; readonly part: string }

/** A sentence that breaks before a part of it rather than inside: a date keeps its time. */
export function NoWrap({ sentence, part }: Given) {
  const at = part ? sentence.indexOf(part) : -1
  if (at === -1) return <>{sentence}</>
  return (
    <>
      {sentence.slice(0, at)}
      <span class="whole">{part}</span>
      {sentence.slice(at + part.length)}
    </>
  )
}

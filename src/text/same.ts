/** The shape of a catalogue without its language: the same keys and arguments, any words. */
export type Same<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Same<Answer>
    : { readonly [Key in keyof T]: Same<T[Key]> }

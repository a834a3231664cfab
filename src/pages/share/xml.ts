/** Words as XML can say them: it has no way at all to say most control characters. */
export const plain = (words: string) => words.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')

const longest = 100

/**
 * The five digits in what somebody types for a ZIP code: with the four after it, whatever dash or none between, with the
 * state or the city before it, in digits of any width. Null where there are not five, or nine.
 * The four decide nothing: our lists know areas of five digits only, and where one lies in several districts, people choose.
 */
export function readZip(typed: string): string | null {
  if (typed.length > longest) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Zs}\s]+/gu, ' ')
    .trim()
  const digits = /^(?:\p{L}[\p{L}\p{M}.,' -]*?[, ]?)?([\d \p{Pd}\u2212]+)[.,]?$/u.exec(plain)?.[1]?.replace(/\D/g, '')
  return digits?.length === 5 || digits?.length === 9 ? digits.slice(0, 5) : null
}

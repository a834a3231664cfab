const epoch = 1_288_834_974_657

/** Ids as X gives them: the moment, then a counter. */
export function snowflakes(): () => string {
  let ms = 0
  let first = 0n
  let count = 0
  return () => {
    const now = Date.now()
    if (now !== ms) {
      ms = now
      count = 0
      first = BigInt(now - epoch) << 22n
    }
    return String(first + BigInt(count++))
  }
}

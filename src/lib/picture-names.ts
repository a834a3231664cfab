/** Widths kept of a picture, with what each may weigh in bytes: fonts, text and picture stay under 100 KB together. */
export const renditions = [
  { width: 480, budget: 9_000 },
  { width: 800, budget: 12_000 },
  { width: 1200, budget: 24_000 },
] as const

/** The whole picture without loss: what files of campaigns carry, and what other sizes can be made of. */
export const masterName = (name: string) => `${name}-master.webp`
/** For browsers that do not know AVIF. */
export const plainName = (name: string) => `${name}.webp`
/** The widths there are of a picture whose card is `width` pixels wide. */
export const widthsOf = (width: number) => renditions.map(one => one.width).filter(one => one <= width)

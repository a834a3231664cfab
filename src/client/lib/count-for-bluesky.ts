/** What the server will count: letters as people see them. Browsers that cannot tell count code points, which are never fewer. */
export function countForBluesky(text: string): number {
  if (!('Segmenter' in Intl)) return [...text].length
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
}

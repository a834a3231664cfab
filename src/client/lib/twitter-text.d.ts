// The package's entry loads all of it; the counter needs these parts only.
declare module 'twitter-text/dist/parseTweet.js' {
  const parseTweet: (text: string) => { readonly weightedLength: number }
  // biome-ignore lint/style/noDefaultExport: that is how the package is
  export default parseTweet
}

declare module 'twitter-text/dist/extractUrls.js' {
  const extractUrls: (text: string) => readonly string[]
  // biome-ignore lint/style/noDefaultExport: that is how the package is
  export default extractUrls
}

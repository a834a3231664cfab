// The package's entry loads all of it; the counter needs this part only.
declare module 'twitter-text/dist/parseTweet.js' {
  const parseTweet: (text: string) => { readonly weightedLength: number }
  // biome-ignore lint/style/noDefaultExport: that is how the package is
  export default parseTweet
}

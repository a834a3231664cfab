/** A reader who goes away in the middle of a stream is no failure of ours. */
export function givenUp(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

export const mastodonPyFolder: string
export function localMastodonPy(): string | null

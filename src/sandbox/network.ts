/** The networks that are simulated, and what people call them. */
export const networkLabels = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' } as const

export type SandboxNetwork = keyof typeof networkLabels

export const sandboxNetworks = Object.keys(networkLabels) as [SandboxNetwork, ...SandboxNetwork[]]

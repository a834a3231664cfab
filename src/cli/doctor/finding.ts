/** `bad` would keep a launch from happening, `warn` would make it worse. */
export type Finding = { readonly state: 'ok' | 'warn' | 'bad'; readonly what: string; readonly todo?: string }

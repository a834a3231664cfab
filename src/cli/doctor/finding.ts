/** `bad` would keep a launch from happening, `warn` would make it worse. */
export type DoctorFinding = { readonly state: 'ok' | 'warn' | 'bad'; readonly what: string; readonly todo?: string }

/** Whether a text is an id as X writes them; every one fits into SQLite's integers. */
export const isSandboxId = (text: string): boolean => /^\d{1,18}$|^[1-8]\d{18}$/.test(text)

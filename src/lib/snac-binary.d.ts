export const localSnac: string
export function snacBinary(path?: string): string | null

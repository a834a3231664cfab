import encodeQR from 'qr'

/** A QR code as the path of its dark squares, `size` units wide and high, with the quiet edge that readers need. */
export type QrCode = { readonly path: string; readonly size: number }

export function qrCode(address: string): QrCode {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 4 })
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size: rows.length }
}

/** As a file of its own, dark on white whatever the theme: readers need that. */
export function qrFile({ path, size }: QrCode, width = 1024): string {
  const frame = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 ${size} ${size}"`
  return `<svg ${frame} shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`
}

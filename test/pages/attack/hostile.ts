const script = '<script>alert(1)</script>'
const zalgo = `Z${'\u0300\u0301\u0302\u0336\u0489'.repeat(40)}algo`

/** Values that nobody means well with, or that break what was made for English. */
export const hostileWords: readonly string[] = [
  script,
  `"'><img src=x onerror=alert(1)>${script}`,
  'nul\u0000l',
  '\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627',
  zalgo,
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
  '\r\nSet-Cookie: stolen=1\r\n\r\n<p>',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '-1',
  '1e309',
  '99999999999999999999999999',
  '0.1',
  'NaN',
  '=cmd|calc!A1',
  '',
]

/** Parts of an address as they stand in it, those that no encoder would write among them. */
export const hostileParts: readonly string[] = [
  ...hostileWords.filter(Boolean).map(encodeURIComponent),
  '%00',
  '%ff',
  '%ED%A0%80',
  '%',
  '%zz',
  '%2e%2e%2f',
  '..%2f..%2f',
  '1;x=1',
  '-',
  'a'.repeat(10_000),
]

/** Queries that set `names` to such words, each name to another one, the next time to the one three further. */
export function hostileQueries(names: readonly string[]): readonly string[] {
  const each = (one: (name: string) => string) => names.map(one).join('&')
  const parts = hostileParts.filter(part => part.length < 300)
  const turns = parts.map((_, n) => n).filter(n => n % 3 === 0)
  return [
    ...turns.map(turn => names.map((name, n) => `${name}=${parts[(n + turn) % parts.length]}`).join('&')),
    each(name => `${name}=1&${name}=2`),
    each(name => `${name}[]=1&${name}[a]=2`),
    '__proto__[admin]=1&constructor[prototype][admin]=1&toString=1',
    `lang=${'e'.repeat(10_000)}`,
    `search=${'%F0%9F%98%80'.repeat(900)}`,
    '&&==&=1',
  ]
}

export type HostileBody = {
  readonly type: string | null
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly coded?: string
}

const form = 'application/x-www-form-urlencoded'

/** Forms as no browser sends them. `names` are fields that there are; `right` is what would be taken. */
export function hostileBodies(
  names: readonly string[],
  right: Readonly<Record<string, string>>,
): readonly HostileBody[] {
  const words = [...hostileWords, 'a'.repeat(900), '😀'.repeat(60)]
  const all = [...names, ...Object.keys(right)]
  const each = (turn: number) =>
    new URLSearchParams(all.map((name, n) => [name, words[(n + turn) % words.length] ?? '']))
  return [
    ...words.filter((_, n) => n % 2 === 0).map((_, turn) => ({ type: form, body: String(each(turn * 2)) })),
    ...Object.keys(right).flatMap(name =>
      ['a'.repeat(10_000), script, '\u0000', ''].map(value => ({
        type: form,
        body: String(new URLSearchParams({ ...right, [name]: value })),
      })),
    ),
    { type: form, body: '' },
    { type: null, body: '' },
    { type: form, body: names.map(name => `${name}=1&${name}=2`).join('&') },
    { type: form, body: names.map(name => `${name}[]=1&${name}[a]=2`).join('&') },
    { type: form, body: names.map(name => `${name}=%ff%00%ED%A0%80`).join('&') },
    { type: form, body: '__proto__=1&__proto__[admin]=1&constructor=1&hasOwnProperty=1&toString=1' },
    { type: form, body: `text=${'a'.repeat(10_000)}&email=${'a'.repeat(10_000)}&name=${'b'.repeat(10_000)}` },
    { type: form, body: `text=${'%F0%9F%98%80'.repeat(10_000)}` },
    { type: form, body: Array.from({ length: 600 }, (_, n) => `a${n}=1`).join('&') },
    { type: `${form}; charset=utf-16`, body: 'text=hello' },
    { type: form, body: 'text=hello', coded: 'br' },
    { type: 'application/json', body: JSON.stringify({ ...right, text: { $ne: 1 }, email: ['a'], __proto__: 1 }) },
    { type: 'application/json', body: '{"text":' },
    { type: 'text/plain', body: script },
    { type: 'multipart/form-data', body: 'no boundary' },
    {
      type: 'multipart/form-data; boundary=x',
      body: '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nend',
    },
    {
      type: 'multipart/form-data; boundary=x',
      body: '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
    },
    { type: 'application/octet-stream', body: new Uint8Array([0, 255, 254, 0]) },
  ]
}

import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'

type Paint = Readonly<Record<string, string | number>>

// Tokens of the light theme: a picture that was taken along knows no style sheet of ours.
const [ink, quiet, edge, mist, storm, bolt, stop] = [
  '#17141f',
  '#5c5877',
  '#827e9b',
  '#e8e6f0',
  '#37345e',
  '#ffc400',
  '#b0241c',
]

/** What the style sheets say of each part, as attributes of its own. */
const paints: Readonly<Record<string, Paint>> = {
  skyline: { 'font-size': 15, overflow: 'visible' },
  'skyline-field': { overflow: 'visible' },
  'skyline-bars': { fill: ink },
  'skyline-waiting': {
    stroke: storm,
    'stroke-width': 5,
    'stroke-linecap': 'round',
    'vector-effect': 'non-scaling-stroke',
  },
  'skyline-stop': {
    stroke: stop,
    'stroke-width': 2,
    'stroke-dasharray': '6 5',
    'vector-effect': 'non-scaling-stroke',
  },
  'skyline-ground': { stroke: edge, 'vector-effect': 'non-scaling-stroke' },
  'skyline-moment': { stroke: bolt, 'stroke-width': 4, 'vector-effect': 'non-scaling-stroke' },
  'skyline-axis': { fill: quiet },
  'skyline-note': { fill: quiet, 'text-anchor': 'end' },
  growth: { 'font-size': 14, overflow: 'visible' },
  'growth-area': { fill: mist },
  'growth-ground': { fill: 'none', stroke: edge },
  'growth-moment': { fill: 'none', stroke: bolt, 'stroke-width': 3 },
  'growth-line': { fill: 'none', stroke: ink, 'stroke-width': 2, 'stroke-linejoin': 'round' },
  'growth-look': { fill: ink },
  'growth-value': { fill: ink, 'font-weight': 700, 'text-anchor': 'end' },
  'growth-from': { fill: quiet },
  'growth-to': { fill: quiet, 'text-anchor': 'end' },
  'picture-title': { fill: ink, 'font-size': 20, 'font-weight': 700 },
}

type Size = { readonly width: number; readonly height: number }

/** A picture as a file of its own: on paper-white, with no style sheet and nothing that a strict page would not show. */
export function pictureFile(picture: VNode, { width, height }: Size): string {
  const painted = asXml(render(picture)).replace(/ class="([\w-]+)"/g, (_, part: string) =>
    attributes(paints[part] ?? {}),
  )
  const font = `font-family="'Source Sans 3', 'Segoe UI', 'Helvetica Neue', sans-serif"`
  const frame = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg ${frame} ${font}><rect width="100%" height="100%" fill="#fbfaf6"/>${painted}</svg>\n`
}

/**
 * HTML leaves out empty values, which a file may not; what scripts look for is nothing to a file. Only where attributes
 * stand: "y" is a word in Spanish.
 */
const asXml = (html: string) =>
  html.replace(/<[a-z](?:"[^"]*"|[^">])*>/gi, tag =>
    tag.replace(/ ([\w:-]+)(="[^"]*")?/g, (whole, name: string, value: string | undefined) => {
      if (name.startsWith('data-')) return ''
      return value === undefined && emptied.includes(name) ? ` ${name}=""` : whole
    }),
  )
const emptied = ['d', 'x', 'y']

const attributes = (paint: Paint) =>
  Object.entries(paint)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')

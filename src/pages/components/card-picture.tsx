import type { Picture } from '../../domain/content.ts'
import { plainName, widthsOf } from '../../lib/picture-names.ts'

/** The path of a file of `src/pages/pictures-route.ts`. */
const path = (file: string) => `/pictures/${file}`

/**
 * A campaign's picture at the card's ratio. `sizes` says less than the truth on purpose: a phone with three dots a pixel
 * then takes 800 of them, and the page stays light.
 */
export function CardPicture({ picture: { name, width, alt } }: { readonly picture: Picture }) {
  const set = widthsOf(width).map(one => `${path(`${name}-${one}.avif`)} ${one}w`)
  return (
    <picture class="card-picture">
      <source type="image/avif" srcset={set.join(', ')} sizes="(min-width: 900px) 640px, 66vw" />
      <img src={path(plainName(name))} alt={alt} width={1200} height={630} />
    </picture>
  )
}

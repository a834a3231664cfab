import type { Picture } from '../domain/campaign/content.ts'
import { plainName, widthsOf } from '../lib/picture-names.ts'

/** The path of a file of `src/pages/campaign/picture-routes.ts`. */
const path = (file: string) => `/pictures/${file}`

/** Less than the truth where a screen has several dots a pixel: 800 of them look well, and the page stays light. */
const onPage = '(min-width: 900px) and (min-resolution: 1.5dppx) 400px, (min-width: 900px) 640px, 66vw'

type Given = {
  readonly picture: Picture
  /** Of what is said about it, where that is not the page's. */
  readonly lang?: string
  /** How wide it stands there, where that is not as on a campaign's page. */
  readonly sizes?: string
}

/** A campaign's picture at the card's ratio. */
export function CardPicture({ picture: { name, width, alt }, lang, sizes = onPage }: Given) {
  const set = widthsOf(width).map(one => `${path(`${name}-${one}.avif`)} ${one}w`)
  return (
    <picture class="card-picture">
      <source type="image/avif" srcset={set.join(', ')} sizes={sizes} />
      <img src={path(plainName(name))} alt={alt} lang={lang} width={1200} height={630} fetchpriority="high" />
    </picture>
  )
}

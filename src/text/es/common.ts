import { networkLabels } from '../../networks/port.ts'
import type { common as english } from '../en/common.ts'
import type { Same } from '../same.ts'

export const common: Same<typeof english> = {
  product: 'Thunderclap',
  skip: 'Ir al contenido',
  languages: 'Idioma',
  mainNavigation: 'Principal',
  footer: 'Thunderclap es software libre con el que un movimiento habla en un solo momento.',
  privacy: 'Qué guarda este sitio sobre ti',
  yourTime: 'tu hora',
  aSecond: 'un segundo',
  again: { link: 'Volver a mirar', byItself: 'o espera: esta página lo hace sola.' },
  pages: {
    label: 'Páginas',
    newestFirst: { first: 'Lo más nuevo', previous: 'Más nuevo', next: 'Más antiguo' },
    oldestFirst: { first: 'Primera', previous: 'Anteriores', next: 'Siguientes' },
  },
  errorSummary: 'Hay un problema',
  networks: networkLabels,
}

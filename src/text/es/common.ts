import { networkLabels } from '../../networks/port.ts'
import type { common as english } from '../en/common.ts'
import type { Same } from '../same.ts'

export const common: Same<typeof english> = {
  product: 'Thunderclap',
  skip: 'Ir al contenido',
  languages: 'Idioma',
  mainNavigation: 'Principal',
  footer:
    'Thunderclap deja que un movimiento hable en un mismo instante. Es software libre y lo mantiene la gente de este sitio.',
  privacy: 'Qué guarda este sitio sobre ti',
  yourTime: 'tu hora',
  aSecond: 'un segundo',
  again: { link: 'Volver a mirar', byItself: 'o espera: esta página lo hace sola.' },
  errorSummary: 'Hay un problema',
  networks: networkLabels,
}

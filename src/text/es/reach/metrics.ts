import type { readings as english } from '../../en/reach/metrics.ts'
import type { Same } from '../../same.ts'

export const readings: Same<typeof english> = {
  title: 'Lectura del alcance de las publicaciones',
  lead: 'Después de un lanzamiento leemos lo que cada red muestra de sus publicaciones: cuántas veces se vieron, gustaron, se repostearon, se respondieron y se citaron.',
  report: 'El informe',
  done: 'Pedida. Las cifras llegan en uno o dos minutos.',
  button: 'Leer las cifras ahora',
  buttonPriced: dollars => `Leer las cifras ahora, por ${dollars}`,
  consequence: 'Lee cada publicación una vez. El informe muestra las cifras a medida que llegan.',
  priced:
    'La red le cobra a quien mantiene este sitio por cada publicación leída, una vez al día. Las que ya se leyeron hoy no cuestan más.',
  only: networks =>
    `Solo pregunta a ${networks}: a las demás redes ya se les está preguntando, o costarían más de lo que permite un lanzamiento.`,
  budget: (spent, budget) =>
    `Las lecturas de este lanzamiento han costado ${spent} hasta ahora. Pueden costar ${budget} como máximo: la que lo pasaría se omite.`,
  running: (read, total) => `Leyendo: ${read} de ${total} publicaciones.`,
  waiting: 'Una lectura está por empezar.',
  noPosts: 'No hay nada que leer: no salió ninguna publicación.',
  early: 'El lanzamiento todavía no terminó. La primera lectura viene después.',
  plan: 'Todas las lecturas',
  none: 'No hay ninguna lectura planeada.',
  columns: { when: 'Cuándo', how: 'Cómo fue', posts: 'Publicaciones', gone: 'Ya no están', cost: 'Costo' },
  asked: 'pedida',
  states: {
    planned: 'por venir',
    running: 'en curso',
    done: 'leída',
    skipped: 'omitida',
    broken: 'abandonada',
  },
  reasons: {
    overtaken: 'Una lectura posterior llegó antes.',
    'over-budget': 'Habría costado más de lo que puede costar un lanzamiento.',
    'no-network': 'Esta red ya no está configurada.',
    'launch-near': 'Espera a que termine el lanzamiento que está cerca.',
    limited: 'La red nos pide esperar.',
    unreadable: 'La red no dio ninguna respuesta utilizable.',
    'out-of-credit': 'La cuenta en la red no tiene más crédito.',
    unauthorized: 'La red no deja leer a este sitio: hay que revisar sus claves.',
    other: 'La red no deja leer a este sitio en este momento.',
  },
  refused: {
    running: {
      title: 'Ya hay una lectura en curso',
      text: 'Espera a que termine y después pide la siguiente.',
    },
    'no-posts': { title: 'No hay nada que leer', text: 'No salió ninguna publicación de este lanzamiento.' },
    'over-budget': {
      title: 'Eso costaría más de lo que puede costar un lanzamiento',
      text: 'Quien mantiene este sitio fijó cuánto pueden costar las lecturas de un lanzamiento. Pídele que lo aumente.',
    },
    price: 'El precio cambió desde que se hizo la página. Vuelve a mirar y decide.',
  },
  own: {
    figures: 'Cifras',
    report: 'Lee el informe completo',
    title: 'Lo que alcanzó tu publicación',
    yours: 'Tu publicación',
    all: posts => `Publicaciones con cifras, juntas: ${posts}`,
    impressions: 'Veces mostrada',
    likes: 'Me gusta',
    reposts: 'Reposteos',
    replies: 'Respuestas',
    quotes: 'Citas',
    unknown: 'no se dice',
    at: when => `Como lo mostraba la red el ${when}.`,
    gone: when => `Tu publicación ya no estaba el ${when}. Estas son sus últimas cifras.`,
  },
}

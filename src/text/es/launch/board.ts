import type { live as english } from '../../en/launch/board.ts'
import type { Same } from '../../same.ts'

export const live: Same<typeof english> = {
  title: campaign => `Lanzamiento: ${campaign}`,
  own: {
    label: 'El lanzamiento en tus manos',
    nothing: {
      ahead:
        'Ahora no hay nada que pausar ni detener. Desde un minuto antes del momento y hasta que hayan salido todas las publicaciones, aquí están Pausar y Detener.',
      overdue:
        'El envío no ha empezado, así que no hay nada que pausar ni detener. El lanzamiento se puede cancelar en Ajustes.',
      missed: 'No se envió nada. Otra hora se fija en Programar; para cancelar, ve a Ajustes.',
    },
    over: 'De este lanzamiento ya no sale nada más.',
    report: 'Ver qué se logró',
    viewer: 'Propietarios y editores pueden pausar y detener aquí el lanzamiento.',
    back: 'Volver a la campaña',
    public: 'El tablero que ve todo el mundo',
    embed: {
      title: 'Pon el tablero en tu propia página',
      label: 'Copia esto en el HTML de la página',
      hint: 'No usa cookies ni cuenta a nadie. Muestra el tablero público: cuenta regresiva, cifras y silueta tal como llegan. Es claro; con /embed?theme=dark en el código es oscuro, y con /embed?theme=auto como el sistema de cada visitante.',
    },
  },
  units: { days: 'días', hours: 'horas', minutes: 'minutos', seconds: 'segundos' },
  unit: { days: 'día', hours: 'hora', minutes: 'minuto', seconds: 'segundo' },
  afterMoment: 'después del momento',
  out: n => (n === 1 ? 'publicación salió' : 'publicaciones salieron'),
  allFigures: 'Todas las cifras',
  toCampaign: 'A la campaña',
  figures: {
    promised: {
      label: n => (n === 1 ? 'persona espera' : 'personas esperan'),
      byHand: n => `a mano ${n}`,
    },
    wanted: { label: 'es la meta' },
    reach: { label: 'alcance potencial', detail: 'como máximo: suma de seguidores' },
    posted: { label: 'publicadas', of: total => `de ${total} prometidas` },
    notSent: { label: 'no enviadas' },
    why: 'Ver por qué',
    onTheWay: {
      label: 'en camino',
      unclear: n => `${n} de ellas sin respuesta clara`,
      held: n => `${n} de ellas retenidas`,
    },
    heldBack: { label: 'retenidas' },
    findingOut: { label: 'por averiguar', detail: 'si habían salido antes de Detener' },
    unclear: { label: 'sin aclarar', detail: 'la red no lo dijo' },
  },
  skyline: {
    title: 'Publicaciones en el tiempo',
    before: n => `El momento no ha llegado. ${n} publicaciones lo esperan.`,
    empty: 'No ha salido ninguna publicación.',
    posts: (n, first, last) =>
      `Silencio hasta el momento. Después, ${n} publicaciones: la primera, ${first} después; la última, ${last}.`,
    tail: (n, count, last) =>
      n === 1 ? `1 más, ${last} después del momento` : `${count} más, la última ${last} después del momento`,
    crowd: each =>
      each === 1 ? 'Cada punto es una publicación prometida.' : `Cada punto son ${each} publicaciones prometidas.`,
    stop: 'La línea discontinua es Detener.',
    table: 'Publicaciones en el tiempo',
    from: 'Después del momento',
    count: 'Publicaciones',
    soFar: 'Hasta ahora',
    span: (from, to) => `${from} a ${to}`,
    later: (from, last) => `después de ${from}, la última a ${last}`,
  },
  table: {
    caption: 'Cómo están las publicaciones',
    network: 'Red',
    total: 'Prometidas',
    all: 'Todas',
  },
  lateness: {
    caption: 'Qué tan juntas',
    left: 'Salieron de aquí',
    published: network => (network === null ? 'Publicadas allí' : `Publicadas por ${network}`),
    first: 'La primera',
    p50: 'La mitad antes de',
    p99: '99 de cada 100 antes de',
    last: 'La última',
  },
  reasons: { title: 'Qué no salió, y por qué', none: 'Salió todo lo que se prometió.', why: 'Por qué' },
  halted: 'La red no acepta más publicaciones.',
  full: 'Todos los lugares en vivo están ocupados: esta respuesta termina aquí, pregunta otra vez en 5 segundos.',
}

import type { live as english } from '../../en/launch/board.ts'
import type { Same } from '../../same.ts'

export const live: Same<typeof english> = {
  title: campaign => `Lanzamiento: ${campaign}`,
  own: {
    label: 'El lanzamiento en tus manos',
    nothing:
      'Ahora no hay nada que pausar ni detener. Desde un minuto antes del momento y hasta que hayan salido todas las publicaciones, aquí están Pausar y Detener.',
    over: 'El lanzamiento terminó: ya no sale nada más.',
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
  allFigures: 'Todas las cifras',
  toCampaign: 'A la campaña',
  words: {
    stopped: 'Detenido',
    halted: 'Retenido',
    paused: 'En pausa',
    cancelled: 'Cancelado',
    unreached: 'Sin llegar a la meta',
    missed: 'No salió',
    nothing: 'Terminado',
    now: 'Ahora',
  },
  state: {
    open: 'Cada publicación espera su momento.',
    arming: 'Las publicaciones se están preparando. Desde ahora sus palabras quedan como están.',
    armed: 'Listo. Cada publicación está escrita y espera su segundo.',
    late: until =>
      `El momento llegó y nuestros servidores todavía no están listos. Si lo están antes de las ${until}, las publicaciones salen; después ya no se envía nada.`,
    firing: 'Las publicaciones están saliendo.',
    settling: 'Todas las publicaciones salieron. Donde una respuesta no fue clara, preguntamos a la red.',
    finished: (first, last) => `La primera publicación salió ${first} después del momento; la última, ${last}.`,
    nothing: 'El lanzamiento terminó. No salió ninguna publicación.',
    nobody: 'Todavía nadie ha prometido una publicación. La primera aparece aquí enseguida.',
    dayAhead: 'Hasta el día del que se trata. No reúne publicaciones: lo que puedes hacer está en su propia página.',
    dayCome: 'Llegó el día. No reúne publicaciones: lo que puedes hacer está en su propia página.',
    restored:
      'Nuestros registros se restauraron de una copia anterior al lanzamiento. Preguntamos a las redes qué salió entretanto; no se envía nada más.',
    stopped: time =>
      `Quienes organizan detuvieron el lanzamiento. Ninguna publicación salió más de ${time} después de eso.`,
    stoppedClean: 'Quienes organizan detuvieron el lanzamiento. Después de eso no salió ninguna publicación.',
    halted: reason => `${reason} Lo que no salió está retenido. Quienes organizan lo saben.`,
    clocks:
      'Los relojes de nuestros servidores no coinciden. No sale nada hasta que coincidan; mientras tanto se conservan todas las promesas que no salieron.',
    paused: 'Quienes organizan pausaron el lanzamiento. Lo que no salió está retenido hasta que continúen.',
    unreached:
      'Al llegar el momento había muy pocas promesas. Quienes organizan habían dicho que en ese caso no se envía nada.',
    cancelled: 'Quienes organizan cancelaron este lanzamiento. No se envió nada.',
    missed:
      'Nuestros servidores no estuvieron listos a tiempo, así que no se envió nada. Todas las promesas se conservan; quienes organizan deciden cómo sigue.',
  },
  figures: {
    promised: { label: n => (n === 1 ? 'publicación espera' : 'publicaciones esperan') },
    wanted: { label: 'es la meta' },
    reach: { label: 'alcance potencial', detail: 'como máximo: suma de seguidores' },
    posted: { label: 'publicadas', of: total => `de ${total} prometidas` },
    notSent: { label: 'no enviadas' },
    why: 'Ver por qué',
    onTheWay: {
      label: 'en camino',
      unclear: n => `${n} de ellas sin respuesta clara`,
    },
    heldBack: { label: 'retenidas' },
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
    posted: 'Publicadas',
    refused: 'Rechazadas',
    unknown: 'Sin aclarar',
    pending: 'En camino',
    stopped: 'Detenidas',
    withdrawn: 'Retiradas',
    missed: 'No salieron',
    all: 'Todas',
  },
  lateness: {
    caption: 'Con cuánto retraso salieron',
    first: 'La primera',
    p50: 'La mitad antes de',
    p99: '99 de cada 100 antes de',
    last: 'La última',
  },
  reasons: { title: 'Qué no salió, y por qué', none: 'Salió todo lo que se prometió.' },
  halted: 'La red no acepta más publicaciones.',
  full: 'Todos los lugares en vivo están ocupados: esta respuesta termina aquí, pregunta otra vez en 5 segundos.',
}

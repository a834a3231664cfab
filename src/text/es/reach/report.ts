import type { report as english } from '../../en/reach/report.ts'
import type { Same } from '../../same.ts'
import { reportMeasured } from './report-measured.ts'

const posts = (n: number, count: string) => `${count} ${n === 1 ? 'publicación' : 'publicaciones'}`
const byHand = 'Pueden publicar a mano desde su comprobante'
const lookUp = 'Lee qué contestó la red, publicación por publicación.'

export const report: Same<typeof english> = {
  title: campaign => `Informe: ${campaign}`,
  lead: (posted, total, together, when) =>
    `${posted} de ${total} publicaciones prometidas ${posted === '1' ? 'salió' : 'salieron'} ${together ? 'juntas ' : ''}el ${when}.`,
  stopped: (n, posted, total, when) =>
    `${posted} de ${total} publicaciones prometidas ${n === 1 ? 'había salido' : 'habían salido'} cuando quienes organizan detuvieron el lanzamiento del ${when}.`,
  early: 'El lanzamiento no ha terminado: estas cifras todavía cambian.',
  toCampaign: 'A la campaña',
  publication: {
    label: 'Quién puede leer este informe',
    private: 'Solo quienes organizan ven este informe.',
    public: when => `Todo el mundo puede leer este informe, desde el ${when}.`,
    publish: 'Publicar este informe',
    publishText:
      'Quien tenga su dirección podrá leer las cifras, los mensajes de ejemplo y las mejores publicaciones, y la página de la campaña lo enlaza. La lista de pendientes y los archivos quedan para quienes organizan.',
    withdraw: 'Retirarlo',
    withdrawText: 'Entonces solo lo ven quienes organizan. Quien lo leyó, lo leyó.',
    tooEarly: 'Se puede publicar cuando termine el lanzamiento.',
    viewer: 'Propietarios y editores pueden publicarlo.',
    done: { published: 'El informe ya es público.', withdrawn: 'Ahora solo quienes organizan ven el informe.' },
    refused: {
      title: 'El lanzamiento no ha terminado',
      text: 'Sus cifras todavía cambian, así que el informe no se publicó. Se podrá cuando cada publicación tenga su resultado.',
      label: 'Volver al informe',
    },
  },
  ahead: {
    title: 'Todavía no se ha enviado nada',
    text: when => `El momento es el ${when}. Desde entonces esta página dice qué resultó:`,
    list: [
      'cuántas publicaciones salieron, qué tan juntas, y por qué algunas no',
      'cuántas personas pueden haberlas visto como máximo, y qué midieron las redes',
      'qué mensajes y qué publicaciones funcionaron mejor',
      'de dónde vinieron quienes apoyan, llamadas, visitas, clics y compartidos',
    ],
    waiting: (n, count) => `${posts(n, count)} hasta ahora.`,
  },
  nothing: {
    cancelled: 'El lanzamiento se canceló, así que no salió ninguna publicación y no hay nada que medir.',
    unreached: 'Al llegar el momento había muy pocas promesas, así que no salió nada y no hay nada que medir.',
    missed:
      'Nuestros servidores no estaban listos en el momento, así que no salió ninguna publicación. Todas las promesas se conservan.',
    none: 'No salió ninguna publicación, así que no hay nada que medir.',
  },
  figures: {
    label: 'Las cifras principales',
    posted: 'publicadas',
    promised: total => `de ${total} prometidas`,
    reach: 'alcance potencial, como máximo',
    reachNote:
      'Todos los seguidores de las cuentas que publicaron, cada cuenta una vez. Hay quien sigue a varias, y pocas personas ven todo.',
    shown: 'veces mostradas',
    shownNote: (on, followers) =>
      `Según ${on ?? 'las redes'}. Como máximo ${followers} personas siguen a las cuentas que publicaron.`,
    reactions: 'reacciones',
    reactionsNote: 'Me gusta, reposteos, respuestas y citas en conjunto',
    clicks: 'clics',
    clicksNote: 'Aperturas del enlace corto',
    byHand: (n, count, said) =>
      `${count} ${n === 1 ? 'persona más pidió' : 'personas más pidieron'} un recordatorio para publicar a mano; ${said} dijeron que lo hicieron. Nadie lo ha comprobado, y ninguna cifra de aquí las cuenta.`,
  },
  skyline: 'Silencio, y después todas',
  asTable: 'Las mismas cifras como tabla',
  asPicture: 'Como imagen (SVG)',
  outcomes: 'Cómo terminaron las promesas',
  together: 'Qué tan juntas',
  latenessNote: network =>
    `Una publicación salió de aquí cuando escribimos su solicitud, según nuestro reloj. Está publicada a la hora que le da ${network ?? 'su red'}, según un reloj ajeno que puede ir un poco adelantado o atrasado.`,
  reasons: 'Qué no salió, y por qué',
  todo: {
    title: 'Todavía por hacer',
    lead: 'Solo quienes organizan ven esta parte.',
    none: promised =>
      promised === 0
        ? 'No queda nada por hacer: nadie había prometido una publicación.'
        : 'No queda nada por hacer: salieron todas las promesas.',
    onTheirWay: (n, count) =>
      n === 1
        ? 'Una publicación sigue en camino. Aquí verás qué pasó con ella cuando la red haya respondido.'
        : `${count} publicaciones siguen en camino. Aquí verás qué pasó con ellas cuando las redes hayan respondido.`,
    heldBack: (n, count) =>
      n === 1
        ? 'Una publicación está retenida hasta que el lanzamiento continúe.'
        : `${count} publicaciones están retenidas hasta que el lanzamiento continúe.`,
    posts: 'Ver estas publicaciones',
    reconnect: 'Ver quién debe conectar otra vez',
    reconnecting: (n, count) =>
      `${count} ${n === 1 ? 'cuenta debe' : 'cuentas deben'} conectarse otra vez antes de un próximo lanzamiento.`,
    write: 'Escribir a quienes apoyan',
    refused: {
      reconnect:
        'Por estas cuentas no se envía nada más. Su texto espera en los comprobantes, listo para publicarse a mano; allí también pueden conectar otra vez.',
      suspended: 'Solo la red puede levantar la suspensión. No te queda nada por hacer.',
      locked: 'Cada persona desbloquea su cuenta en la red y después publica a mano desde su comprobante.',
      duplicate:
        'Mira uno de los perfiles: la publicación probablemente está allí. Donde no está, cada persona cambia unas palabras y publica a mano.',
      'too-long':
        'Acorta el ejemplo antes de un próximo lanzamiento. Cada persona puede acortar y publicar el suyo a mano desde su comprobante.',
      'not-permitted': 'Al publicar a mano desde su comprobante quizá vean el motivo.',
      'looks-automated': `No lo intentamos otra vez, para cuidar sus cuentas. ${byHand}, con otras palabras.`,
      'bad-media': 'Su texto espera en los comprobantes; pueden publicarlo a mano, con una imagen que la red acepte.',
      'not-enrolled': 'Se inscriben en la red, o publican a mano desde su recibo.',
      'rate-limited': `${byHand} cuando pase el límite.`,
      altered:
        'Alguien cambió estos textos en la base de datos, así que no se envió nada. Averigua quién tiene acceso antes de un próximo lanzamiento.',
      refused: lookUp,
    },
    unknown:
      'Las enviamos una vez y nunca enviamos dos veces. Los comprobantes piden a cada persona mirar su perfil y publicar a mano si no está allí.',
    tooFew:
      'No se alcanzó su número, así que no se envió nada, como lo habían elegido. Su comprobante lo dice y ofrece publicar a mano.',
    missed: `${byHand}. Mira Revisar antes de un próximo lanzamiento: dice cuántas publicaciones caben en los límites.`,
    stopped: 'Detuviste el lanzamiento antes de que salieran. Su texto espera en los comprobantes.',
    withdrawn: 'Cambiaron de idea antes del lanzamiento. No queda nada por hacer.',
  },
  ...reportMeasured,
  take: 'Llévate las cifras',
  files: {
    deliveries: 'Cada publicación',
    samples: 'Cada medición',
    clicks: 'Clics por hora',
    shares: 'Compartidos por día',
    sources: 'De dónde vino la gente',
    csv: 'CSV, para hojas de cálculo',
    json: 'JSON',
  },
  json: 'Todas las cifras de esta página (JSON)',
  print: 'Esta página se puede imprimir: elige Imprimir en tu navegador, o guárdala allí como PDF.',
  board: 'El tablero del lanzamiento',
  printed: (address, when) => `${address}, al ${when}.`,
}

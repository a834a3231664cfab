import { networkLabels } from '../../../networks/port.ts'
import type { reportMeasured as english } from '../../en/reach/report-measured.ts'
import type { Same } from '../../same.ts'

const together = 'me gusta, reposteos, respuestas y citas en conjunto'
const inDays = (days: number) => (days === 1 ? 'un día' : `${days} días`)

export const reportMeasured: Same<typeof english> = {
  reach: {
    title: 'Hasta dónde llegó',
    atMost: 'Como máximo',
    atMostText: (followers, accounts, count) =>
      `${followers} personas: la suma de los seguidores de ${count} ${accounts === 1 ? 'cuenta' : 'cuentas'}, cada cuenta una vez. Es un máximo y no una cuenta de lectores: muchas personas siguen a varias, y la mayoría no ve todas las publicaciones.`,
    measured: 'Medido',
    measuredNote: (when, part) => `Según dijeron las redes el ${when}, de ${part}.`,
    allPosts: 'todas las publicaciones',
    somePosts: (some, all) => `${some} de ${all} publicaciones`,
    columns: { what: 'Qué', count: 'En total', per: 'Por cada 1,000 seguidores' },
    kinds: {
      impressions: 'Veces mostradas',
      likes: 'Me gusta',
      reposts: 'Reposteos',
      replies: 'Respuestas',
      quotes: 'Citas',
      clicks: 'Clics en el enlace corto',
    },
    unknown: 'no se sabe',
    partly: (some, all, untold) =>
      `Cuántas veces se mostraron se sabe de ${some} de ${all} publicaciones: ${untold === '' ? 'de las demás no se dijo' : `no lo dice ${untold}`}.`,
    untold: 'Cuántas veces se mostraron las publicaciones no se sabe: la red no lo dice.',
    none: 'Todavía no se ha medido nada.',
    running: (done, total) => `Se está preguntando a las redes: ya se leyeron ${done} de ${total} publicaciones.`,
    next: when => `La próxima consulta a las redes es el ${when}.`,
    last: 'No se pregunta otra vez a las redes.',
    cost: price => `Preguntar ha costado ${price} hasta ahora.`,
    gone: (n, count) =>
      n === 1
        ? '1 publicación ya no está en su red: cuenta con las últimas cifras que tuvo.'
        : `${count} publicaciones ya no están en sus redes: cuentan con las últimas cifras que tuvieron.`,
    notKnown: 'Lo que nadie puede saber',
    unknowns: [
      'Cuántas personas distintas vieron una publicación: las redes cuentan las veces que se muestra, y quien ve dos publicaciones cuenta dos veces.',
      'Qué resultó fuera de estas publicaciones: conversaciones, prensa, publicaciones de otras personas sin enlace.',
    ],
  },
  time: {
    title: 'En el tiempo',
    lead: 'Lo que habían reunido las publicaciones cada vez que se preguntó a las redes. La línea de la izquierda es el momento.',
    share: (percent, when) => `${when} después del momento ya estaba el ${percent} de todas las reacciones.`,
    picture: (kind, n, when) => `${kind}: ${n}, ${when} después del momento.`,
    axis: when => `+${when}`,
    column: 'Después del momento',
  },
  networks: {
    title: 'Por red',
    posted: 'Publicadas',
    promised: 'Prometidas',
    last: 'La última salió de aquí',
    published: 'La última se publicó allí',
    followers: 'Seguidores, como máximo',
    per: 'Reacciones por cada 1,000 seguidores',
    told: 'Publicaciones con cifras',
    untold: 'no se dice',
    notMeasured: 'todavía sin medir',
  },
  rates: {
    texts: 'Por mensaje',
    lead: `Las reacciones son ${together}; solo cuentan las publicaciones que se midieron.`,
    text: 'Mensaje',
    posts: 'Publicaciones',
    reactions: 'Reacciones',
    clicks: 'Clics',
    per: 'Reacciones por cada 1,000 seguidores',
    own: 'Palabras propias',
    gone: 'Un mensaje que ya no se guarda',
  },
  best: {
    title: 'Mejores publicaciones',
    lead: `Por reacciones: ${together}.`,
    open: handle => `Ver la publicación de @${handle}`,
    kinds: {
      likes: (_n, count) => `${count} me gusta`,
      reposts: (n, count) => `${count} ${n === 1 ? 'reposteo' : 'reposteos'}`,
      replies: (n, count) => `${count} ${n === 1 ? 'respuesta' : 'respuestas'}`,
      quotes: (n, count) => `${count} ${n === 1 ? 'cita' : 'citas'}`,
      impressions: (n, count) => `mostrada ${n === 1 ? 'una vez' : `${count} veces`}`,
    },
  },
  around: {
    title: 'Alrededor de las publicaciones',
    calls: 'Llamadas',
    callsNote: 'Según lo que dijo quien llamó: nadie escucha, y quien no lo dice no se cuenta.',
    noCalls: 'No se contó ninguna llamada.',
    outcomes: { spoke: 'Habló con alguien', message: 'Dejó un mensaje', busy: 'Ocupado o lleno', skip: 'Omitió' },
    visits: 'Visitas a la página de la campaña',
    visitsNote:
      'Veces que se abrió la página, no personas: ninguna cookie las distingue. Los programas conocidos no se cuentan.',
    noVisits: 'No se contó ninguna visita.',
    clicks: 'Clics en el enlace corto',
    clicksNote: 'Veces que se abrió, no personas: no se guarda ninguna cookie ni dirección.',
    clicksOfPrograms: (n, count) =>
      `Los programas que buscan enlaces para mostrar una vista previa lo abrieron ${n === 1 ? 'una vez más; no está' : `${count} veces más; no están`} en estas cifras.`,
    noClicks: 'El enlace corto no se abrió.',
    places: {
      x: 'En publicaciones en X',
      bluesky: 'En publicaciones en Bluesky',
      mastodon: 'En publicaciones en Mastodon',
      reminder: 'En publicaciones a mano, tras un recordatorio',
      shared: 'En publicaciones compartidas desde la página de la campaña',
      invitation: 'En invitaciones de simpatizantes',
      print: 'En papel',
      channel: 'En enlaces con nombre de la organización',
      unknown: 'No se sabe: el final del enlace se cortó',
    },
    shares: 'Compartido a mano',
    sharesNote:
      'Cuántas veces alguien abrió una red con un ejemplo ya escrito. Si lo publicó, aquí nadie puede saberlo.',
    ways: { copy: 'Copiado', device: 'Con el menú de su dispositivo' },
    total: 'Todas',
    most: (day, n) => `El máximo, el ${day}: ${n}.`,
    day: 'Día',
    count: { visits: 'Visitas', clicks: 'Clics' },
    perDay: {
      visits: (days, n, count) => `${n === 1 ? 'Una visita' : `${count} visitas`} en ${inDays(days)}.`,
      clicks: (days, n, count) => `${n === 1 ? 'Un clic' : `${count} clics`} en ${inDays(days)}.`,
    },
  },
  sources: {
    title: 'De dónde vino la gente',
    lead: 'Qué los llevó a la página de la campaña, según dijo el enlace o el navegador. Los sitios de los que vinieron menos de cinco están juntos.',
    source: 'Desde',
    visits: 'Visitas',
    supporters: 'Personas que apoyan',
    notKept: (n, count) => `Qué trajo a ${count} ${n === 1 ? 'persona más' : 'personas más'} no se guardó.`,
    words: {
      ...networkLabels,
      reminder: 'Publicaciones a mano, tras un recordatorio',
      shared: 'Enlaces compartidos a mano',
      invitation: 'Invitaciones de simpatizantes',
      print: 'Papel',
      channel: 'Enlaces con nombre de la organización',
      embed: 'La tarjeta en otras páginas',
      facebook: 'Facebook',
      instagram: 'Instagram',
      search: 'Buscadores',
      direct: 'Nada lo dijo: escrito a mano, de un correo o de una aplicación',
      other: 'Otros sitios',
      unknown: 'No se guardó',
    },
  },
}

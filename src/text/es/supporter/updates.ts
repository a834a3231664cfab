import type { updates as english } from '../../en/supporter/updates.ts'
import type { Same } from '../../same.ts'

const people = (n: number, count: string) => `${count} ${n === 1 ? 'simpatizante' : 'simpatizantes'}`

export const updates: Same<typeof english> = {
  title: 'Novedades',
  link: 'Escribirles',
  lead: (n, count) =>
    n === 0
      ? 'No hay a quién escribir: ningún simpatizante dejó un correo.'
      : n === 1
        ? '1 simpatizante dejó un correo para recibir noticias de este lanzamiento.'
        : `${people(n, count)} dejaron un correo para recibir noticias de este lanzamiento.`,
  noMail:
    'En este sitio no está configurado el correo, así que no se puede enviar nada. Quien mantiene el sitio define SMTP_URL.',
  sandbox: 'Los correos de este sitio van al buzón de la red de prueba y a nadie más.',
  write: {
    title: 'Escribir una novedad',
    thanks: 'Dar las gracias',
    change: 'Cambiarla',
    prepared: 'El lanzamiento terminó: aquí hay un agradecimiento con sus cifras, para cambiarlo como quieras.',
    subject: 'Asunto',
    words: 'Texto',
    wordsHint:
      'Texto simple; una línea vacía empieza un párrafo. Debajo van el enlace de la campaña y los propios de cada quien: para invitar y a su promesa.',
    preview: 'Mostrar cómo se verá',
    wrong: {
      subject: 'Escribe un asunto.',
      longSubject: 'Acorta el asunto: como máximo 120 caracteres.',
      words: 'Escribe un texto.',
      longWords: 'Acorta el texto: como máximo 10,000 caracteres.',
    },
  },
  preview: {
    title: 'Esto es lo que reciben',
    own: 'El enlace para pasar y el de la promesa son distintos para cada persona.',
    foot: 'Debajo hay un enlace con el que dejan de recibir más.',
    button: (n, count) => `Enviar a ${people(n, count)}`,
    consequence:
      'Sale de inmediato, a cada persona una vez, y no se puede deshacer. Quien pidió no recibir más correos queda fuera.',
  },
  sent: {
    title: 'Enviado hasta ahora',
    empty: 'Todavía no se ha enviado nada.',
    columns: { subject: 'Asunto', at: 'Enviada', progress: 'Avance' },
    all: count => `las ${count} enviadas`,
    nobody: 'no quedaba nadie a quien enviarla',
    part: (sent, of) => `${sent} de ${of} enviadas`,
    writing: 'en preparación',
    refused: count => `rechazadas: ${count}`,
    unknown: count => `sin aclarar: ${count}; el servidor de correo no dijo si las aceptó`,
    dropped: count => `abandonadas: ${count}`,
  },
  told: {
    title: 'Avisos de este sitio',
    what: 'Sobre qué',
    kinds: {
      moved: 'La nueva hora del lanzamiento',
      extended: 'No se alcanzó la meta y el lanzamiento se movió',
      unreached: 'No se alcanzó la meta y no se envía nada',
      cancelled: 'El lanzamiento se canceló',
      reconnect: 'Su permiso ya no funciona: conectar otra vez',
      removed: 'La promesa se quitó',
      evening: 'La víspera',
      missed: 'El lanzamiento no salió a su hora',
      outcome: 'Cómo resultó',
      update: 'Una novedad',
    },
  },
  done: 'Está en camino. Esta página muestra cuánto falta.',
  known: 'Eso ya se había enviado, una vez. No se envió nada de nuevo.',
  thanks: {
    subject: campaign => `Gracias: ${campaign}`,
    lead: campaign => `Gracias por alzar la voz en «${campaign}».`,
    figures: (n, count, networks) =>
      `${n === 1 ? 'Salió 1 publicación' : `Salieron juntas ${count} publicaciones`}${networks > 1 ? `, en ${networks} redes` : ''}.`,
    reach: count =>
      `Las cuentas que publicaron tienen ${count} seguidores en total: como máximo esa cantidad de personas lo vio.`,
    half: time => `La mitad de las publicaciones salió dentro de ${time} después del momento.`,
    end: 'Encuentras tu propia publicación, y cuándo salió, en la página de tu promesa.',
  },
}

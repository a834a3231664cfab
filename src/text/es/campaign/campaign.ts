import type { campaign as english } from '../../en/campaign/campaign.ts'
import type { Same } from '../../same.ts'

const people = (n: number, count: string) => `${count} ${n === 1 ? 'simpatizante' : 'simpatizantes'}`

const counterWords = { left: 'caracteres disponibles', over: 'caracteres de más' }

export const campaign: Same<typeof english> = {
  home: {
    title: 'Muchas voces, un instante',
    lead: 'Cada persona promete una publicación. En el segundo acordado salen todas juntas. Elige una campaña y suma tu voz.',
    open: 'Campañas abiertas',
    past: 'Campañas pasadas',
    none: 'Ahora no hay ninguna campaña abierta.',
    noneHint: 'Cuando alguien prepare una y la publique, aparecerá aquí.',
    organizers: 'Para quienes organizan: iniciar sesión',
    goesOut: when => `Sale el ${when}`,
    wentOut: when => `Salió el ${when}`,
    calledOff: 'Cancelada',
    didNotGoOut: 'No salió',
  },
  remaining: left => `en ${left}`,
  lastMinute: 'en menos de un minuto',
  units: { days: 'días', hours: 'horas', minutes: 'min', seconds: 's' },
  supporters: people,
  wanted: goal => `meta: ${goal}`,
  beTheFirst: goal => `La meta son ${goal} simpatizantes. Da el primer paso.`,
  connectFirst: goal => `La meta son ${goal} simpatizantes. Conecta la primera cuenta.`,
  supportersLabel: n => (n === 1 ? 'simpatizante' : 'simpatizantes'),
  reachLabel: 'personas las siguen, como máximo',
  help: '¿Necesitas ayuda?',
  crowd: each =>
    each === 1
      ? 'Cada punto es una persona que espera el momento.'
      : `Cada punto son ${each} personas que esperan el momento.`,
  crowdPicture: (supporters, goal) => `${supporters} de ${goal} simpatizantes esperan el lanzamiento.`,
  messageLabel: 'Tu publicación',
  ownWordsHint: 'Con tus palabras: ¿por qué te importa? Los ejemplos de abajo pueden ayudarte a empezar.',
  otherSample: 'Otro ejemplo',
  allSamples: n => `Ver los ${n} ejemplos`,
  counter: left => `${Math.abs(left)} ${left >= 0 ? counterWords.left : counterWords.over}`,
  counterWords,
  start: 'Prometer esta publicación',
  barButton: 'Prometer',
  startHint: 'Después conectas tu cuenta y confirmas. Sin eso no se publica nada. Una publicación, una vez.',
  connectedAs: handle => `Tu cuenta @${handle} está conectada. Después confirmas el texto exacto.`,
  frozenHint: 'El lanzamiento está por empezar. Lo que confirmes ahora sale con él y ya no se puede cambiar.',
  actNow: {
    yours: 'Tu publicación tuvo su momento. Ahora llama y compártelo',
    out: 'Las publicaciones ya salieron. Ahora llama y compártelo',
    other: 'Qué puedes hacer',
  },
  act: n => (n === 1 ? 'Una cosa por hacer' : n === 2 ? 'Dos cosas por hacer' : 'Tres cosas por hacer'),
  onTheDay: when => `El momento es el ${when}.`,
  signUp: 'Súmate al Thunderclap',
  signUpText: when =>
    `Promete una publicación. El ${when} sale desde tu cuenta, en el mismo segundo que todas las demás.`,
  samples: 'Publica un mensaje ahora mismo',
  samplesText: 'No hace falta esperar: envía uno de estos a mano, desde tu propia cuenta. No hay que conectar nada.',
  promiseThis: 'Prometer este',
  moreSamples: (n: number) => (n === 1 ? 'Un mensaje más' : `${n} mensajes más`),
  call: 'Llama a tus representantes en el Congreso',
  callSwitchboard: 'La central del Capitolio te comunica con cualquier oficina:',
  blanks: { name: 'tu nombre', place: 'donde vives', representative: 'su nombre' },
  videos: {
    title: 'Videos',
    from: site => `Se reproduce desde ${site} cuando lo tocas.`,
  },
  reposts: {
    title: 'Comparte estas',
    open: {
      x: 'Repostear en X',
      bluesky: 'Abrir en Bluesky para repostear',
      mastodon: 'Abrir en Mastodon para impulsar',
    },
  },
  callScript: 'Lo que puedes decir',
  story: 'La historia',
  visits: (total, today) => `Visitas a la página: ${total}. Hoy: ${today}.`,
  pledged: {
    title: handle => `Ya participas, @${handle}`,
    text: when => `Tu publicación sale el ${when}.`,
    receipt: 'Verla, cambiarla o retirarla',
  },
  underWay: {
    title: 'Está ocurriendo ahora',
    text: 'Las publicaciones están saliendo en este momento.',
    link: 'Ver el lanzamiento',
  },
  finished: {
    title: 'Ya está dicho',
    posts: (n, when) => (n === 1 ? `publicación salió el ${when}.` : `publicaciones salieron juntas el ${when}.`),
    none: {
      title: 'El momento pasó',
      nobody: when => `Nadie había prometido una publicación, así que el ${when} no salió ninguna.`,
      failed: when =>
        `El ${when} no salió ninguna publicación. Cada persona que prometió una lee en su comprobante qué pasó con ella.`,
    },
    board: 'Ver el lanzamiento',
    report: 'Qué se logró',
    receipt: 'Ver tu publicación y su comprobante',
  },
  cancelled: {
    title: 'Este lanzamiento se canceló',
    text: 'Quienes lo organizaban lo cancelaron. No se publicó nada desde ninguna cuenta.',
  },
  missed: {
    title: 'Este lanzamiento no salió a su hora',
    text: 'Nuestros servidores no estuvieron listos a tiempo, así que no se publicó nada. Las promesas se conservan; quienes organizan fijarán otra hora o las dejarán sin efecto.',
  },
  restored: {
    title: 'Estamos averiguando qué pasó con este lanzamiento',
    text: 'Hubo que restaurar nuestros registros de una copia anterior, que no puede saber qué salió. Preguntamos a las redes por cada publicación; no se envía nada más. Cada persona ve en su comprobante qué encontramos.',
  },
  stopped: {
    title: 'Quienes organizan detuvieron este lanzamiento',
    text: (n, count) =>
      n === 0
        ? 'Hasta entonces no había salido ninguna publicación, y después tampoco.'
        : n === 1
          ? 'Hasta entonces había salido 1 publicación; las demás no se enviaron.'
          : `Hasta entonces habían salido ${count} publicaciones; las demás no se enviaron.`,
  },
  halted: {
    title: 'Este lanzamiento está retenido',
    text: 'Una red dejó de aceptar publicaciones y el resto espera. Quienes organizan lo saben; cada persona ve en su comprobante qué pasó con la suya.',
  },
}

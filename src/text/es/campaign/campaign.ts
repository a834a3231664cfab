import type { campaign as english } from '../../en/campaign/campaign.ts'
import type { Same } from '../../same.ts'

const people = (n: number, count: string) => `${count} ${n === 1 ? 'simpatizante' : 'simpatizantes'}`

const promised = (n: number, count: string) =>
  n === 1 ? 'Una persona ha prometido' : `${count} personas han prometido`

const counterWords = { left: 'caracteres disponibles', over: 'caracteres de más' }

export const campaign: Same<typeof english> = {
  asker: { title: 'Quién lo pide', imprint: 'Aviso legal' },
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
  ask: {
    together: (n, count, when, span) => {
      if (span)
        return n === 0
          ? `Publicamos juntos, a lo largo de ${span} desde el ${when}.`
          : `${promised(n, count)} publicar juntas, a lo largo de ${span} desde el ${when}.`
      return n === 0
        ? `Publicamos todos en el mismo segundo: ${when}.`
        : `${promised(n, count)} publicar en el mismo segundo: ${when}.`
    },
    add: 'Suma la tuya.',
    first: 'Da el primer paso.',
    progress: (n, count, goal) =>
      `${n === 0 ? 'Nadie todavía' : n === 1 ? 'Una persona' : `${count} personas`}, meta: ${goal}`,
  },
  howWeCount: {
    title: 'Cómo contamos',
    ahead: (byAccount, byHand) => [
      `Cuenta quien ha prometido una publicación: ${byAccount} con una cuenta conectada, ${byHand} a mano, con un correo que avisa en el momento.`,
      'Quien publica a mano cuenta cuando lo confirma desde su correo. Quien se retira deja de contar.',
      'Los seguidores son la suma de los de las cuentas conectadas: quien sigue a dos se cuenta dos veces.',
      'Quien pone «solo si publican al menos tantas personas» espera solo a cuentas conectadas: de quien publica a mano nadie puede saberlo.',
    ],
    after: (byAccount, byHand) => [
      `Cuenta quien había prometido una publicación: ${byAccount} con una cuenta conectada, ${byHand} a mano. Si estas últimas publicaron, nadie puede saberlo.`,
      'Los seguidores son la suma de los de las cuentas conectadas: quien sigue a dos se cuenta dos veces.',
    ],
  },
  supportersLabel: n => (n === 1 ? 'simpatizante' : 'simpatizantes'),
  reachLabel: 'personas siguen las cuentas conectadas, como máximo',
  hotline: 'Línea de ayuda:',
  crowd: each =>
    each === 1
      ? 'Cada punto es una persona que espera el momento.'
      : `Cada punto son ${each} personas que esperan el momento.`,
  crowdPicture: (supporters, goal) => `${supporters} de ${goal} simpatizantes esperan el lanzamiento.`,
  messageLabel: 'Tu publicación',
  linkAdded: 'Tu enlace a esta campaña se añade',
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
    yours: 'Tu publicación tuvo su momento. Lo que puedes hacer ahora',
    out: 'Las publicaciones ya salieron. Lo que puedes hacer ahora',
    other: 'Qué puedes hacer',
  },
  act: n => (n === 1 ? 'Una cosa por hacer' : n === 2 ? 'Dos cosas por hacer' : 'Tres cosas por hacer'),
  onTheDay: when => `El momento es el ${when}.`,
  signUp: 'Súmate al Thunderclap',
  signUpText: (when, networks, span) =>
    `Promete una publicación${networks ? ` en ${networks}` : ''}. Sale desde tu cuenta ${
      span ? `a lo largo de ${span} desde el ${when}` : `el ${when}, en el mismo segundo que todas las demás`
    }.`,
  samples: 'Publica un mensaje ahora mismo',
  samplesNow: 'Envía uno de estos a mano, desde tu propia cuenta. No hay que conectar nada.',
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
}

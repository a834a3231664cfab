import type { mailToOrganizers as english } from '../../en/mail/to-organizers.ts'
import type { Same } from '../../same.ts'

const roles = {
  owner: 'propietario: puedes hacer todo e invitar a otras personas',
  editor: 'editor: puedes escribir, programar y lanzar campañas',
  viewer: 'lector: puedes verlo todo y no cambias nada',
}

const hours = (n: number) => (n === 1 ? 'una hora' : n % 24 === 0 ? days(n / 24) : `${n} horas`)
const days = (n: number) => (n === 1 ? 'un día' : `${n} días`)
const until = (n: number) => `El enlace funciona una sola vez, durante ${hours(n)}.`

export const mailToOrganizers: Same<typeof english> = {
  invitation: {
    subject: by => `${by} te invita a Thunderclap`,
    lead: (by, site) => `${by} te invita a trabajar en las campañas de ${site}.`,
    role: role => `Tu rol será ${roles[role]}.`,
    button: 'Aceptar la invitación',
    until,
    why: by => `Recibes esto porque ${by} escribió tu dirección. Si no sabes por qué, ignóralo.`,
  },
  'password-reset': {
    subject: 'Elige una contraseña nueva',
    lead: (name, site) => `Hola, ${name}: alguien pidió una contraseña nueva para tu cuenta en ${site}.`,
    button: 'Elegir una contraseña nueva',
    until,
    why: 'Recibes esto porque alguien escribió tu dirección. Si no lo pediste, ignóralo: tu contraseña queda como está.',
  },
  'goal-reached': {
    subject: (supporters, campaign) => `Meta alcanzada, ${supporters} personas: ${campaign}`,
    lead: (campaign, supporters, goal) => `Apoyan «${campaign}» ${supporters} personas; buscabas ${goal}.`,
    until: when => `Se lanza el ${when}. Hasta entonces pueden sumarse más.`,
  },
  'goal-missed': {
    subject: {
      moved: campaign => `Meta no alcanzada, lanzamiento movido: ${campaign}`,
      over: campaign => `Meta no alcanzada, no se envía nada: ${campaign}`,
    },
    lead: (campaign, pledged, goal) =>
      `Al llegar el momento habían prometido ${pledged} de las ${goal} personas que se buscaban para «${campaign}».`,
    moved: when =>
      `Como habías elegido, el lanzamiento se movió, una vez, al ${when}. Se avisa a quienes dieron un correo.`,
    over: 'Como habías elegido, no se envía nada. Se avisa a quienes dieron un correo.',
  },
  halted: {
    subject: (campaign, network) => `Retenido en ${network}: ${campaign}`,
    lead: (campaign, network) =>
      `Las publicaciones para «${campaign}» que aún no han salido en ${network} están retenidas. Hace falta que intervengas.`,
    others: 'Las publicaciones en otras redes continúan.',
    said: network => `${network} dijo:`,
    until: when => `Tienes hasta el ${when}. Lo que no haya salido para entonces no se envía.`,
    button: 'Ver cómo está y continuar',
  },
  'launch-over': {
    subject: {
      finished: campaign => `El lanzamiento terminó: ${campaign}`,
      stopped: campaign => `El lanzamiento se detuvo: ${campaign}`,
    },
    lead: {
      finished: campaign => `El lanzamiento de «${campaign}» terminó. Ya no sale nada más.`,
      stopped: campaign => `El lanzamiento de «${campaign}» se detuvo. Ya no sale nada más.`,
    },
    posted: 'Publicadas',
    of: (posted, total) => `${posted} de ${total} prometidas`,
    refused: 'No aceptadas por una red',
    unknown: 'Sin saber',
    other: 'No enviadas',
    byHand: 'A mano',
    said: (all, posted) => `avisos pedidos: ${all}; dijeron que publicaron: ${posted}`,
    told: 'A quienes dejaron una dirección se les dice qué fue de su publicación. El informe explica por qué, y muestra el alcance según llega.',
    button: 'Leer el informe',
  },
  'reconnect-needed': {
    subject: (accounts, campaign) => `Cuentas que deben conectarse otra vez (${accounts}): ${campaign}`,
    lead: (n, accounts, campaign) =>
      n === 1
        ? `Entre quienes apoyan «${campaign}» hay una persona cuyo permiso ya no funciona. Así, su publicación no sale.`
        : `Entre quienes apoyan «${campaign}» hay ${accounts} personas cuyo permiso ya no funciona. Así, sus publicaciones no salen.`,
    todo: (n, people) =>
      n === 0
        ? 'No se dejó ninguna dirección de correo, así que solo se les puede avisar por otros medios.'
        : `Con dirección de correo: ${people}. Puedes pedirles que se conecten otra vez.`,
    button: 'Ver quiénes son',
  },
  toCampaign: 'Ver la campaña',
}

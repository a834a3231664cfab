import type { mailToSupporters as english } from '../../en/mail/to-supporters.ts'
import type { Same } from '../../same.ts'

const calledOff = (campaign: string) => `Cancelado: ${campaign}`
const unreached = (campaign: string) => `Prometieron muy pocas personas, no se envía nada: ${campaign}`
const missed = (campaign: string) => `El lanzamiento no salió a su hora: ${campaign}`

const confirmAddress = (campaign: string) => `Confirma tu dirección para «${campaign}»`
const confirm = 'Míralo y confírmalo'

/** How many of how many had pledged. */
const counted = (pledged: string, goal: string, campaign: string) =>
  `Han prometido ${pledged} de las ${goal} personas que se buscaban para «${campaign}»`

export const mailToSupporters: Same<typeof english> = {
  moved: {
    subject: (when, campaign) => `Nueva hora, ${when}: ${campaign}`,
    lead: campaign =>
      `El lanzamiento de «${campaign}» cambió de hora. La publicación que prometiste sale a la nueva hora, tal como la confirmaste.`,
    now: 'Nueva hora',
    before: 'Antes',
    button: 'Ver tu promesa',
    choice: 'Si la nueva hora no te conviene, puedes retirarla allí hasta el lanzamiento.',
    calendar: 'Lo que anotaste en tu calendario no se mueve solo: en esa página hay una entrada nueva.',
  },
  extended: {
    lead: (campaign, pledged, goal) =>
      `${counted(pledged, goal, campaign)}, así que su lanzamiento se movió una vez, como habían dicho quienes organizan. La publicación que prometiste sale a la nueva hora, tal como la confirmaste.`,
  },
  cancelled: {
    subject: calledOff,
    lead: campaign => `Quienes organizan «${campaign}» cancelaron el lanzamiento. No se publicará nada por ti.`,
  },
  unreached: {
    subject: unreached,
    lead: (campaign, pledged, goal) =>
      `${counted(pledged, goal, campaign)}. Quienes organizan habían dicho que en ese caso no se envía nada. No se publicó nada por ti, ni se publicará.`,
  },
  missed: {
    subject: missed,
    lead: campaign =>
      `El lanzamiento de «${campaign}» no salió a su hora porque nuestros servidores no estaban listos. No se publicó nada. Tu promesa se conserva y, si se fija otra hora, te escribimos. También puedes retirarla ahora.`,
  },
  reconnect: {
    subject: campaign => `Conecta otra vez o tu publicación no sale: ${campaign}`,
    lead: (campaign, when) => `Prometiste una publicación para «${campaign}», el ${when}. Así como está, no saldrá.`,
    why: account =>
      `El permiso para publicarla desde ${account || 'tu cuenta'} ya no funciona: lo retiraste tú o la red.`,
    account: (handle, network) => `@${handle} en ${network}`,
    todo: 'Tu promesa se conserva. Ábrela y conecta otra vez la misma cuenta: no hace falta más. Si ya no quieres participar, allí puedes retirarla.',
    button: 'Abre tu promesa para conectar otra vez',
  },
  removed: {
    subject: campaign => `Se quitó tu promesa: ${campaign}`,
    lead: campaign =>
      `Quienes organizan «${campaign}» quitaron tu promesa. Ya no se publicará nada por ella desde tu cuenta.`,
  },
  update: {
    why: (organization, campaign) =>
      `${organization || 'El equipo organizador'} escribió esto a quienes prometieron en «${campaign}» y dieron una dirección.`,
    campaign: 'Ver la campaña',
    invitation: 'Para sumar a otras personas, pasa este enlace. Es tuyo: contamos cuántas llegan por él, no quiénes.',
  },
  links: {
    subject: site => `Tus enlaces en ${site}`,
    lead: n =>
      n === 1
        ? 'Pediste el enlace de tu página. Guarda este correo.'
        : 'Pediste los enlaces de tus páginas. Guarda este correo.',
    pledge: campaign => `Tu promesa: ${campaign}`,
    reminder: campaign => `Tu recordatorio: ${campaign}`,
    why: 'Recibes esto porque alguien escribió tu correo. Si no fuiste tú, ignóralo: estos enlaces solo te llegaron a ti.',
  },
  'address-confirm': {
    subject: {
      launch: confirmAddress,
      list: organization => `Confirma: correo de ${organization}`,
    },
    launch: campaign =>
      `Alguien, probablemente tú, quiere recibir en esta dirección el correo sobre el lanzamiento de «${campaign}».`,
    list: (campaign, organization) =>
      `Con una promesa para «${campaign}» alguien, probablemente tú, marcó que ${organization} puede escribir a esta dirección:`,
    button: confirm,
  },
  'reminder-confirm': {
    subject: campaign => `Confírmalo: un recordatorio para «${campaign}»`,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, quiere que te avisemos el ${when} para publicar por «${campaign}».`,
    button: confirm,
    until: n =>
      `Si no fuiste tú, no hagas nada. Sin un sí, olvidamos esta dirección antes de ${n} horas. Con el enlace al final de este correo, nadie puede hacer que te escribamos otra vez.`,
  },
  'reminder-known': {
    subject: campaign => `Ya tienes un recordatorio para «${campaign}»`,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, pidió otra vez un recordatorio para «${campaign}». El tuyo sigue como está: te escribimos el ${when}. Habías elegido este texto:`,
    button: 'Verlo o cambiarlo',
  },
  'reminder-address': {
    subject: confirmAddress,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, quiere recibir en esta dirección, y no en otra, el recordatorio para «${campaign}» del ${when}.`,
    button: confirm,
  },
  'reminder-receipt': {
    subject: (when, campaign) => `Tu aviso está listo: ${when} · ${campaign}`,
    lead: (campaign, when) =>
      `Gracias. El ${when} te escribimos, y tú publicas esto por «${campaign}», con tu texto ya escrito:`,
    button: 'Verlo, cambiarlo o retirarlo',
    keep: 'Guarda este correo: su enlace es la llave de tu recordatorio. El momento va adjunto, para tu calendario, que entonces suena.',
  },
  'reminder-now': {
    subject: campaign => `Ahora: ${campaign}`,
    lead: campaign => `Es la hora. «${campaign}» habla en este momento. Este es tu texto:`,
    links: 'Elige tu red. Se abre con tu texto ya escrito; revísalo y toca allí su botón:',
    open: network => `Publicar en ${network}`,
    button: 'Hecho: lo publiqué',
  },
  'reminder-moved': {
    lead: campaign =>
      `El lanzamiento de «${campaign}» cambió de hora. Te avisaremos a la nueva; por favor, no publiques nada antes.`,
    button: 'Ver tu recordatorio',
    choice: 'Si la nueva hora no te conviene, allí puedes retirarte.',
  },
  'reminder-off': {
    subject: { cancelled: calledOff, unreached, missed },
    lead: {
      cancelled: campaign =>
        `Quienes organizan «${campaign}» cancelaron el lanzamiento. No habrá recordatorio y no hay nada que publicar.`,
      unreached: campaign =>
        `Se sumaron muy pocas personas a «${campaign}». Se había anunciado que en ese caso no pasa nada: no habrá recordatorio.`,
      missed: campaign =>
        `El lanzamiento de «${campaign}» no salió a su hora porque nuestros servidores no estaban listos. Por favor, no publiques nada ahora. Si se fija otra hora, te escribimos.`,
    },
  },
  'pledge-receipt': {
    subject: (when, campaign) => `Tu promesa: ${when} · ${campaign}`,
    lead: (campaign, when, handle, network) =>
      `Gracias por sumarte a «${campaign}». El ${when} sale esto desde @${handle} en ${network}, sin que hagas nada:`,
    ownWords: 'Tus propias palabras, tal como las confirmaste. Están en tu página.',
    button: 'Verlo, cambiarlo o retirarlo',
    keep: 'Guarda este correo: su enlace es la llave de tu promesa. El momento va adjunto, para tu calendario.',
  },
  evening: {
    account: {
      subject: (when, campaign) => `Tu publicación sale ${when} · ${campaign}`,
      lead: (campaign, when) =>
        `Falta poco para «${campaign}». El ${when} tu publicación sale sola; no tienes que hacer nada. Este es tu texto:`,
      button: 'Verla o retirarla',
    },
    hand: {
      subject: (when, campaign) => `Publicas ${when} · ${campaign}`,
      lead: (campaign, when) => `Falta poco para «${campaign}». El ${when} te escribimos otra vez, y tú publicas esto:`,
      button: 'Verlo, cambiarlo o retirarlo',
    },
    calendar: 'El momento va adjunto, para tu calendario; allí sustituye a una entrada anterior.',
  },
  outcome: {
    subject: {
      posted: campaign => `Tu publicación salió: ${campaign}`,
      refused: campaign => `Tu publicación no fue aceptada: ${campaign}`,
      unknown: campaign => `No sabemos si tu publicación salió: ${campaign}`,
      looking: campaign => `Aún no sabemos si tu publicación salió: ${campaign}`,
      stopped: campaign => `Detenido, no se publicó nada tuyo: ${campaign}`,
      'too-few': campaign => `Tu publicación no salió, como querías: ${campaign}`,
      missed: campaign => `Tu publicación no se envió: ${campaign}`,
      'by-hand': campaign => `Cómo resultó: ${campaign}`,
      'by-hand-stopped': campaign => `Detenido: ${campaign}`,
    },
    ahead:
      'Alrededor de un cuarto de hora después del lanzamiento, cuando ya nada puede cambiar, te escribimos cómo resultó.',
    posted: (handle, network) => `Salió desde @${handle} en ${network}:`,
    hand: 'Habías dicho que lo publicabas por tu cuenta. Si lo hiciste, gracias.',
    looking: network =>
      `Enviamos tu publicación y aún preguntamos a ${network} si salió. Por favor, no la publiques a mano mientras tanto: podría quedar dos veces. Tu página dice qué encontramos.`,
    figures: { impressions: 'Vistas hasta ahora', likes: 'Me gusta hasta ahora', reposts: 'Compartidas hasta ahora' },
    whole: {
      finished: (campaign, posted, total) =>
        `En total salieron ${posted} de ${total} publicaciones prometidas para «${campaign}».`,
      stopped: (campaign, posted) =>
        `Quienes organizan «${campaign}» lo detuvieron. Publicaciones que ya habían salido: ${posted}.`,
    },
    report: 'Leer el informe',
    page: {
      news: network => `Tu página tiene lo último de ${network} y te deja borrar lo tuyo.`,
      byHand: 'En tu página puedes publicarlo por tu cuenta, con tu texto ya escrito, o borrar lo tuyo.',
      other: 'Tu página te deja borrar lo tuyo.',
    },
    button: 'Abrir tu página',
  },
}

import type { mail as english, unsubscribeWords as englishUnsubscribe } from '../../en/mail/mail.ts'
import type { Same } from '../../same.ts'

const roles = {
  owner: 'propietario: puedes hacer todo e invitar a otras personas',
  editor: 'editor: puedes escribir, programar y lanzar campañas',
  viewer: 'lector: puedes verlo todo y no cambias nada',
}

const hours = (n: number) => (n === 1 ? 'una hora' : n % 24 === 0 ? days(n / 24) : `${n} horas`)
const days = (n: number) => (n === 1 ? 'un día' : `${n} días`)
const newTime = (campaign: string) => `Nueva hora: ${campaign}`

/** How many of how many had pledged. */
const counted = (pledged: string, goal: string, campaign: string) =>
  `Han prometido ${pledged} de las ${goal} personas que se buscaban para «${campaign}»`

export const mail: Same<typeof english> = {
  via: (organization, carrier) => `${organization} vía ${carrier}`,
  foot: {
    site: site => `Lo envía Thunderclap en ${site}. No registramos si lees esto ni cuándo.`,
    wayOut: {
      campaign: 'No recibir más correos sobre esta campaña',
      all: 'No escribir nunca más a esta dirección',
    },
  },
  invitation: {
    subject: by => `${by} te invita a Thunderclap`,
    lead: (by, site) => `${by} te invita a trabajar en las campañas de ${site}.`,
    role: role => `Tu rol será ${roles[role]}.`,
    button: 'Aceptar la invitación',
    until: n =>
      `El enlace funciona una sola vez, durante ${hours(n)}. No lo pases a nadie: quien lo abra ocupa tu lugar.`,
    why: by => `Recibes esto porque ${by} escribió tu dirección. Si no sabes por qué, ignóralo.`,
  },
  'password-reset': {
    subject: 'Elige una contraseña nueva',
    lead: (name, site) => `Hola, ${name}: alguien pidió una contraseña nueva para tu cuenta en ${site}.`,
    button: 'Elegir una contraseña nueva',
    until: n => `El enlace funciona una sola vez, durante ${hours(n)}.`,
    why: 'Recibes esto porque alguien escribió tu dirección. Si no lo pediste, ignóralo: tu contraseña queda como está.',
  },
  moved: {
    subject: newTime,
    lead: campaign =>
      `El lanzamiento de «${campaign}» cambió de hora. La publicación que prometiste sale a la nueva hora, tal como la confirmaste.`,
    now: 'Nueva hora',
    before: 'Antes',
    button: 'Ver tu promesa',
    choice: 'Si la nueva hora no te conviene, puedes retirarla allí hasta el lanzamiento.',
  },
  cancelled: {
    subject: campaign => `Cancelado: ${campaign}`,
    lead: campaign => `Quienes organizan «${campaign}» cancelaron el lanzamiento. No se publicará nada por ti.`,
  },
  extended: {
    subject: newTime,
    lead: (campaign, pledged, goal) =>
      `${counted(pledged, goal, campaign)}, así que su lanzamiento se movió una vez, como habían dicho quienes organizan. La publicación que prometiste sale a la nueva hora, tal como la confirmaste.`,
  },
  unreached: {
    subject: campaign => `No se envía nada: ${campaign}`,
    lead: (campaign, pledged, goal) =>
      `${counted(pledged, goal, campaign)}. Quienes organizan habían dicho que en ese caso no se envía nada. No se publicó nada por ti, ni se publicará.`,
  },
  reconnect: {
    subject: campaign => `Conecta otra vez: ${campaign}`,
    lead: (campaign, when) =>
      `Prometiste una publicación para «${campaign}», el ${when}. El permiso para publicarla desde tu cuenta ya no funciona: lo retiraste tú o la red. Así como está, tu publicación no saldrá.`,
    todo: 'Tu promesa se conserva. Ábrela y conecta otra vez la misma cuenta: no hace falta más.',
    button: 'Abre tu promesa para conectar otra vez',
    choice: 'Si ya no quieres participar, allí puedes retirarla.',
  },
  removed: {
    subject: campaign => `Se quitó tu promesa: ${campaign}`,
    lead: campaign =>
      `Quienes organizan «${campaign}» quitaron tu promesa. Ya no se publicará nada por ella desde tu cuenta.`,
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
    button: 'Ver la campaña',
  },
  halted: {
    subject: (campaign, network) => `Retenido en ${network}: ${campaign}`,
    lead: (campaign, network) =>
      `El lanzamiento de «${campaign}» retiene por sí mismo lo que no ha salido en ${network}.`,
    others: 'Las publicaciones en otras redes continúan.',
    why: 'Por qué',
    said: 'La red dijo',
    todo: 'Qué hacer',
    until: 'Hasta',
    untilText: when => `${when}. Lo que no haya salido para entonces no se envía.`,
    button: 'Ver cómo está y continuar',
  },
  update: {
    why: (organization, campaign) =>
      `${organization || 'El equipo organizador'} escribió esto a quienes prometieron en «${campaign}» y dieron una dirección.`,
  },
  links: {
    subject: site => `Tus enlaces en ${site}`,
    lead: n =>
      n === 1
        ? 'Pediste el enlace de tu página. Guarda este correo: el enlace es su llave.'
        : 'Pediste los enlaces de tus páginas. Guarda este correo: cada enlace es la llave de su página.',
    pledge: campaign => `Tu promesa: ${campaign}`,
    reminder: campaign => `Tu recordatorio: ${campaign}`,
    why: 'Recibes esto porque alguien escribió tu correo. Si no fuiste tú, ignóralo: estos enlaces solo te llegaron a ti.',
  },
  'reminder-confirm': {
    subject: campaign => `Confírmalo: un recordatorio para «${campaign}»`,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, quiere que te avisemos el ${when} para publicar por «${campaign}».`,
    button: 'Míralo y confírmalo',
    until: n =>
      `Si no fuiste tú, no hagas nada. Sin un sí, olvidamos esta dirección antes de ${n} horas. Con el enlace al final de este correo, nadie puede hacer que te escribamos otra vez.`,
    why: 'Recibes este correo porque alguien escribió tu dirección en la página de esta campaña.',
  },
  'reminder-known': {
    subject: campaign => `Ya tienes un recordatorio para «${campaign}»`,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, pidió otra vez un recordatorio para «${campaign}». El tuyo sigue como está: te escribimos el ${when}. Habías elegido este texto:`,
    button: 'Verlo o cambiarlo',
  },
  'address-confirm': {
    subject: {
      launch: campaign => `Confirma tu dirección para «${campaign}»`,
      list: organization => `Confirma: correo de ${organization}`,
    },
    launch: campaign =>
      `Alguien, probablemente tú, quiere recibir en esta dirección el correo sobre el lanzamiento de «${campaign}».`,
    list: (campaign, organization) =>
      `Con una promesa para «${campaign}» alguien, probablemente tú, marcó que ${organization} puede escribir a esta dirección:`,
    button: 'Míralo y confirma',
  },
  'reminder-address': {
    subject: campaign => `Confirma tu dirección para «${campaign}»`,
    lead: (campaign, when) =>
      `Alguien, probablemente tú, quiere recibir en esta dirección, y no en otra, el recordatorio para «${campaign}» del ${when}.`,
    button: 'Míralo y confírmalo',
  },
  'reminder-receipt': {
    subject: (when, campaign) => `Tu aviso está listo: ${when} · ${campaign}`,
    lead: (campaign, when) =>
      `Gracias. El ${when} te escribimos, y tú publicas esto por «${campaign}», con tu texto ya escrito:`,
    button: 'Verlo, cambiarlo o retirarlo',
    keep: 'El momento va adjunto, para tu calendario, que entonces suena. Guarda este correo: su enlace es la llave de tu recordatorio.',
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
    subject: {
      cancelled: campaign => `Cancelado: ${campaign}`,
      unreached: campaign => `No hay lanzamiento: ${campaign}`,
      missed: campaign => `Ahora no: ${campaign}`,
    },
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
    keep: 'Guarda este correo y no lo reenvíes: quien tenga su enlace puede cambiar o retirar tu promesa. El momento va adjunto, para tu calendario.',
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
    calendar:
      'El momento va adjunto, para tu calendario; allí sustituye a una entrada anterior. El enlace es solo para ti: quien lo tenga puede retirarse por ti.',
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
    receipt: {
      account: network =>
        `Tu página tiene lo último de ${network} y te deja borrar lo tuyo. Su enlace es solo para ti.`,
      other: 'Tu página te deja borrar lo tuyo. Su enlace es solo para ti.',
    },
    button: 'Abrir tu página',
  },
  'goal-reached': {
    subject: (supporters, campaign) => `Meta alcanzada, ${supporters} personas: ${campaign}`,
    lead: (campaign, supporters, goal) => `Apoyan «${campaign}» ${supporters} personas; buscabas ${goal}.`,
    until: when => `Se lanza el ${when}. Hasta entonces pueden sumarse más.`,
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
    said: (all, posted) => `${all} personas; ${posted} dijeron que publicaron`,
    told: 'A quienes dejaron una dirección se les dice qué fue de su publicación. El informe explica por qué, y muestra el alcance según llega.',
    button: 'Leer el informe',
  },
  'reconnect-needed': {
    subject: (accounts, campaign) => `Cuentas que deben conectarse otra vez (${accounts}): ${campaign}`,
    lead: (campaign, accounts) =>
      `Permisos que ya no funcionan entre quienes apoyan «${campaign}»: ${accounts}. Así, sus publicaciones no salen.`,
    todo: people => `De ellas, ${people} dejaron una dirección. Puedes pedirles que se conecten otra vez.`,
    button: 'Verlas y pedírselo',
  },
  passOn: {
    campaign: 'Ver la campaña',
    invitation: 'Para sumar a otras personas, pasa este enlace. Es tuyo: contamos cuántas llegan por él, no quiénes.',
  },
  key: 'Solo para ti: quien tenga el enlace de abajo puede cambiar o retirar tu promesa. Quítalo antes de reenviar este correo.',
  reminded: 'Recibes este correo porque confirmaste con esta dirección que quieres que te avisemos.',
  organizer: 'Recibes esto porque puedes cambiar esta campaña.',
  pledged: 'Recibes esto porque diste esta dirección al prometer.',
}

export const unsubscribeWords: Same<typeof englishUnsubscribe> = {
  title: 'No más correos sobre esta campaña',
  lead: campaign =>
    `No te enviaremos nada más sobre «${campaign}». Lo que prometiste sigue en pie. Si aceptaste allí recibir correo de la organización, eso también termina.`,
  button: 'No enviarme más correos sobre ella',
  done: {
    title: 'Ya no recibes correos sobre esta campaña',
    lead: campaign =>
      `Quitamos tu dirección de la lista de «${campaign}». Lo que prometiste sigue en pie; tu comprobante está donde estaba.`,
  },
  all: {
    title: 'No más correos de este sitio',
    lead: 'Alguien escribió tu dirección en este sitio. Pulsa el botón y el sitio no le enviará nada más, la escriba quien la escriba.',
    button: 'No escribir nunca más a esta dirección',
    done: {
      title: 'Ya no escribimos a esta dirección',
      lead: 'La escriba quien la escriba en este sitio, no se envía nada. Si al final quieres recibir correos de aquí, anúlalo en esta página.',
      button: 'Anularlo',
    },
  },
  gone: {
    title: 'Este enlace no lleva a ninguna lista',
    text: 'Puede estar cortado o la campaña se borró. No se cambió nada. Copia el enlace completo del correo e inténtalo de nuevo.',
  },
}

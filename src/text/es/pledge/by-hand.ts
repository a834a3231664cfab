import type { reminder as english } from '../../en/pledge/by-hand.ts'
import type { Same } from '../../same.ts'

export const reminder: Same<typeof english> = {
  offer: 'Avísame y lo publico yo',
  offerHint: 'O sin conectar nada: te escribimos en el momento, con tu texto ya escrito.',
  ask: {
    title: 'Te avisamos y lo publicas tú',
    lead: when =>
      `El ${when} te mandamos un correo con enlaces que abren tu red con tu texto ya escrito. No hay que conectar nada.`,
    advice:
      'Tus propias palabras llaman más la atención que un ejemplo. Si muchas personas publican el mismo texto, las redes pueden ocultarlo.',
    email: 'Correo electrónico',
    emailHint: days => `Solo para este lanzamiento. Se borra ${days} días después, o en cuanto lo digas.`,
    button: 'Envíame el correo para confirmar',
    hint: 'Nada cuenta hasta que lo confirmes desde tu correo.',
    connect: 'O conecta una cuenta y se publica por ti',
    networks: 'X, Bluesky, Mastodon, Facebook o WhatsApp: lo eliges cuando llegue el correo.',
    wrongEmail: 'Escribe una dirección como nombre@example.org.',
  },
  sent: {
    title: 'Revisa tu correo',
    text: hours =>
      `Te enviamos un correo. Abre su enlace y confirma: solo entonces cuentas. Lo que nadie confirma se olvida a las ${hours} horas.`,
    nothing: '¿No llega en unos minutos? Busca en la carpeta de spam y revisa la dirección.',
    limit: n =>
      `Un buzón recibe como máximo ${n} correos así al día, para que nadie pueda inundarlo. Los enlaces de todos funcionan.`,
    again: 'Dar otra dirección',
    back: 'Volver a la campaña',
  },
  tooMany: {
    title: 'Se están pidiendo muchísimos recordatorios',
    text: 'Para que nadie use este sitio para llenar buzones, esperamos a que se confirmen algunos. Lo que escribiste se conserva. Vuelve atrás en un cuarto de hora y envíalo otra vez.',
  },
  confirm: {
    title: '¿Te avisamos?',
    lead: when => `El ${when} escribimos a la dirección de abajo, y tú publicas este texto.`,
    to: 'El correo va a',
    button: 'Sí, avísame',
    list: o => `También marcaste una casilla con estas palabras. Si dices que sí, ${o} recibe tu dirección:`,
    both: 'Sí a las dos cosas',
    only: 'Solo avísame',
    hint: 'Si no lo pediste tú, cierra esta página: sin un sí olvidamos la dirección antes de 48 horas. Con el enlace al final del correo, nadie puede hacer que le escribamos otra vez.',
  },
  late: {
    title: 'Ya era tarde para eso',
    text: 'El lanzamiento ya empezó o se canceló. No se cambió nada.',
    label: 'Volver a tu recordatorio',
  },
  title: 'Tu recordatorio',
  state: {
    waiting: when => ({
      title: `Te avisamos el ${when}`,
      text: 'Entonces lo publicas tú, con tu texto ya escrito. Hasta entonces no hay nada que hacer.',
    }),
    now: () => ({
      title: 'Es la hora: publícalo ahora',
      text: 'Elige tu red. Se abre con tu texto ya escrito; lo revisas y tocas su botón.',
    }),
    paused: () => ({
      title: 'El lanzamiento está en espera',
      text: 'Quienes organizan lo pausaron por ahora. Espera con tu publicación: te escribimos en cuanto siga.',
    }),
    posted: () => ({
      title: 'Dijiste que lo publicaste',
      text: 'Gracias. Cuentas entre quienes lo publicaron por su cuenta, y no queda nada por hacer.',
    }),
    cancelled: () => ({
      title: 'El lanzamiento se canceló',
      text: 'Quienes organizan lo cancelaron, así que no habrá recordatorio. Tu dirección se borra siete días después, o ahora si te retiras.',
    }),
    unreached: () => ({
      title: 'Se sumaron muy pocas personas',
      text: 'Se había anunciado que en ese caso no pasa nada, así que no habrá recordatorio.',
    }),
    missed: () => ({
      title: 'El lanzamiento no salió a su hora',
      text: 'Nuestros servidores no estaban listos a tiempo. Si se fija otra hora, te escribimos y te avisamos entonces.',
    }),
    restored: () => ({
      title: 'No sabemos cómo fue el lanzamiento',
      text: 'Hubo que restaurar nuestros registros de una copia anterior. Si llegó el momento y te escribimos, eso vale. No se envían más recordatorios.',
    }),
    stopped: () => ({
      title: 'El lanzamiento se detuvo',
      text: 'No se envían más recordatorios. Quienes organizan piden que ya no se publique nada.',
    }),
    withdrawn: () => ({
      title: 'Te retiraste',
      text: 'Tu dirección y tu texto están borrados. No te escribimos más.',
    }),
    late: () => ({
      title: 'Llegó el momento',
      text: 'No habías confirmado, así que no te escribimos. Aún puedes publicar tu texto, ahora.',
    }),
  },
  halted: 'Una red no acepta ahora más publicaciones nuestras. Eso no afecta a la tuya.',
  stopsMail:
    'Dejaste la lista de esta campaña, así que no llegará ningún correo. En el momento, esta página mostrará los enlaces.',
  address: 'El correo va a',
  nextAddress: address =>
    `Preguntamos en ${address}. Hasta que se confirme allí, el correo va a la dirección de antes.`,
  erased: 'borrada',
  moment: 'Momento',
  confirmed: 'Lo confirmaste',
  calendar: 'Ponerlo en mi calendario',
  change: 'Cambiar texto o dirección',
  withdraw: 'Retirarme y borrar',
  withdrawal: {
    title: '¿Retirar tu recordatorio y borrarlo?',
    lead: 'Tu dirección, tu texto y lo que aceptaste sobre el correo se borran enseguida, y no llega ningún correo. No se puede deshacer: para recibirlo después de todo, los escribes de nuevo.',
    yes: 'Retirarme y borrar',
    no: 'Dejarlo',
  },
  again: 'Pedir otra vez un recordatorio',
  share: network => `Publicar en ${network}`,
  mastodon: 'Mastodon pregunta primero cuál es tu servidor.',
  facebook: 'Facebook solo acepta un enlace: copia antes tu texto si lo quieres allí.',
  copy: 'Copiar el texto',
  copied: 'Copiado',
  posted: 'Ya lo publiqué',
  postedHint: 'Solo contamos que lo dices; nadie lo comprueba.',
  notPosted: 'No lo publiqué',
  notPostedHint: 'Lo deshace: los enlaces para publicarlo vuelven a estar aquí.',
  saidPosted: 'Dijiste que lo publicaste',
  keep: 'Guarda esta página',
  keepText:
    'Su dirección es la llave de tu recordatorio: quien la tenga puede cambiarlo o retirarlo. También está en tu correo.',
  changeTitle: 'Cambia tu recordatorio',
  save: 'Guardar',
  keepOld: 'Dejarlo como estaba',
  emailChangeHint: 'Si la cambias, preguntamos primero en la nueva dirección.',
  addressTitle: '¿Usar esta dirección?',
  addressText: 'El recordatorio llegará entonces a esta dirección en lugar de la anterior.',
  addressButton: 'Sí, usar esta dirección',
  calendarTitle: campaign => `Publicar por: ${campaign}`,
  calendarText: (text, address) => `Tu texto:\n\n${text}\n\nPublícalo con tu texto ya escrito: ${address}`,
}

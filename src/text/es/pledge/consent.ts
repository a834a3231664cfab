import type { consent as english } from '../../en/pledge/consent.ts'
import type { Same } from '../../same.ts'

export const consent: Same<typeof english> = {
  hint: o =>
    `Solo si quieres. ${o} recibe entonces esta dirección, cuando la hayas confirmado desde tu buzón. Puedes salir de la lista en cualquier momento, aquí y por un enlace en ese correo.`,
  seenBy: offered =>
    offered
      ? 'La organización te escribe a través de este sitio y no ve la dirección, salvo que marques la casilla de abajo.'
      : 'La organización te escribe a través de este sitio y no ve la dirección.',
  wrong: {
    address: 'Escribe la dirección a la que pueden escribirte, o quita la marca.',
    changed: 'Las palabras junto a esta casilla cambiaron entretanto. Léelas y márcala otra vez si estás de acuerdo.',
  },
  fact: o => `Correo de ${o}`,
  agreed: when => `aceptado el ${when}`,
  leave: 'Salir de la lista',
  leaving: {
    title: o => `¿Salir de la lista de ${o}?`,
    lead: address => `${address} se quita de ella y se borra allí. Tu promesa queda como está.`,
    yes: 'Salir de la lista',
    no: 'Quedarme',
  },
  asked: {
    address: address =>
      `Preguntamos en ${address}. El correo va allí cuando hayas pulsado el botón al que lleva el mensaje.`,
    list: (address, o) =>
      `Preguntamos en ${address}. Estás en la lista de ${o} cuando hayas pulsado el botón al que lleva el mensaje.`,
  },
  mail: {
    add: 'Añadir una dirección de correo',
    change: 'Cambiar la dirección',
    none: 'ninguna',
    ahead: when => `Te escribimos cómo resultó después del ${when}, cuando ya nada puede cambiar.`,
    title: 'A dónde te escribimos',
    lead: 'Solo sobre este lanzamiento. Una dirección nueva cuenta cuando se confirma desde su buzón; hasta entonces no cambia nada.',
    field: 'Dirección de correo',
    hint: days =>
      `Para tu enlace, las novedades del lanzamiento y lo que salió de él. Se borra ${days} días después. Déjala vacía para no recibir correo.`,
    save: 'Guardar',
    back: 'Dejarlo como está',
    late: {
      title: 'Ya era tarde para eso',
      text: 'El lanzamiento terminó, así que no llega más correo sobre él. No se cambió nada.',
      label: 'Volver a tu promesa',
    },
  },
  page: {
    title: { launch: '¿Te escribimos aquí?', list: o => `¿Puede ${o} escribirte aquí?` },
    address: 'Tu dirección',
    launch: campaign =>
      `El correo sobre el lanzamiento de «${campaign}» va entonces a esta dirección, hasta que termine.`,
    list: o =>
      `Marcaste una casilla con estas palabras. Si dices que sí, ${o} recibe tu dirección, con ellas y la fecha de hoy.`,
    yes: { both: 'Sí a las dos cosas', launch: 'Sí, escríbanme aquí', list: 'Sí, acepto' },
    onlyLaunch: 'Solo correo sobre el lanzamiento',
    hint: hours => `Si no fuiste tú, cierra esta página: sin un sí se olvida en ${hours} horas.`,
    done: {
      title: 'Gracias, queda anotado',
      launch: 'El correo sobre el lanzamiento va a esta dirección.',
      list: (o, when) => `El ${when} aceptaste recibir correo de ${o}:`,
      notList: o => `${o} no recibe tu dirección.`,
    },
    left: {
      title: 'Saliste de la lista',
      text: o => `${o} ya no encuentra tu dirección aquí.`,
      copies: 'Si descargaron la lista antes, sus propios correos tienen una salida, o escríbeles:',
      noContact: 'Si descargaron la lista antes, sus propios correos tienen una salida.',
    },
    campaign: 'A la campaña',
    gone: {
      title: 'No hay nada detrás de este enlace',
      text: 'No se confirmó en dos días, lo reemplazó uno más nuevo, o saliste de la lista. No se guarda ninguna dirección por él.',
    },
  },
}

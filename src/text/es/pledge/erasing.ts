import type { erasure as english } from '../../en/pledge/erasing.ts'
import type { Same } from '../../same.ts'

export const erasure: Same<typeof english> = {
  link: 'Borrar mis datos',
  title: 'Borra lo que tenemos de ti',
  lead: {
    waiting: 'Con ello se retira tu promesa: no se publicará nada desde tu cuenta.',
    'on-its-way': when =>
      `Tu publicación puede estar en camino, así que esperamos a que eso se aclare, a más tardar el ${when}. Entonces se borra sin que hagas nada más.`,
    out: n => `Tu publicación ya salió. Sigue en ${n} si no la borras.`,
    deleted: 'Ya borraste tu publicación. Esto borra lo demás.',
    unclear: n =>
      `No sabemos si tu publicación salió. Mira antes tu perfil en ${n}: después ya no podremos encontrarla por ti.`,
    over: 'No se publicó nada desde tu cuenta, ni se publicará.',
  },
  first: n => `Borra antes la publicación en ${n} si no quieres que siga allí: después ya no podremos hacerlo.`,
  firstThere: n =>
    `Borra antes la publicación en ${n} si no quieres que siga allí: después esta página ya no sabe dónde está.`,
  what: 'Qué se borra',
  erased: n => [
    `El permiso: avisamos a ${n} de que ya no vale.`,
    'Tu nombre, tu cuenta, su dirección y cuánta gente la sigue.',
    'El texto de tu publicación, su dirección y lo que respondió la red.',
    'Tu dirección de correo, lo que aceptaste sobre el correo, y todo correo para ti que espera.',
  ],
  otherPledge:
    'Tienes otra promesa con esta cuenta. Tu nombre, y el permiso mientras esa promesa lo necesite, se quedan hasta que borres también esa.',
  kept: 'Qué se queda',
  keptOf: {
    counted:
      'Que salió una publicación, y cuándo: una línea sin nombre, para que las sumas sigan bien. Con ella, el número de seguidores, redondeado.',
    counting: 'Que aquí se hizo una promesa, y qué fue de ella: una línea sin nombre, para que las sumas sigan bien.',
    once: 'Un código de tu cuenta que solo este servidor puede formar, para que no publique dos veces en este lanzamiento.',
    link: 'Esta página, que entonces dice que tus datos están borrados.',
    backups: 'Las copias de seguridad hechas antes conservan tus datos hasta que se reemplazan.',
  },
  noWayBack: 'Esto no se puede deshacer.',
  button: { now: 'Borrar mis datos ahora', later: 'Borrar mis datos en cuanto se pueda' },
  back: 'Dejarlo como está',
  asked: {
    title: 'Tus datos se borrarán',
    text: when =>
      `Lo pediste cuando tu publicación podía estar en camino. Se hace en cuanto eso se aclare, a más tardar el ${when}.`,
  },
  done: {
    title: 'Tus datos están borrados',
    lead: when => `Hecho el ${when}. No tienes que hacer nada más.`,
    erased: 'Qué se borró',
    kept: 'Qué se quedó',
    permission: {
      back: (n, when) => `${n} confirmó el ${when} que el permiso ya no vale.`,
      soon: n => `Estamos avisando a ${n} de que el permiso ya no vale; nadie puede publicar con él.`,
      gone: n =>
        `El permiso está borrado aquí, pero ${n} no nos respondió. Para mayor seguridad, retíralo allí, entre tus aplicaciones conectadas.`,
      stays: 'Tu nombre y el permiso se quedan, porque otra promesa de esta cuenta los necesita.',
    },
    post: n => `Tu publicación sigue en ${n}, salvo que la hayas borrado. Puedes borrarla allí en cualquier momento.`,
    deleted: when => `Borraste la publicación el ${when}.`,
    noPost: 'No se publicó nada desde tu cuenta.',
    again: 'Volver a prometer',
    campaign: 'A la campaña',
  },
  deletion: {
    button: n => `Borrarla en ${n}`,
    question: n => `¿Borrar tu publicación en ${n}?`,
    hint: 'De inmediato y para siempre. No se vuelve a publicar.',
    byHand: n => `Para borrarla, ábrela en ${n} y elige Eliminar en su menú.`,
    notOurs: n =>
      `Podemos crear publicaciones por ti en ${n} y nada más, así que la borras allí: ábrela y elige Eliminar en su menú.`,
    open: n => `Abrirla en ${n}`,
    state: time => ({ title: `La borraste a las ${time}`, text: '' }),
    wasPosted: time => `Se había publicado a las ${time}.`,
    never: 'No se vuelve a publicar.',
    refused: n => ({
      title: `${n} no nos deja borrarla`,
      text: `El permiso ya no funciona. Puedes borrar tu publicación en ${n}, en su menú.`,
      label: 'Volver a tu promesa',
    }),
    limited: n => ({
      title: `${n} pide que esperemos`,
      text: `Por ahora no acepta más solicitudes, así que no se borró nada. Inténtalo otra vez en un cuarto de hora, o borra tu publicación en ${n}, en su menú.`,
      label: 'Volver a tu promesa',
    }),
    declined: n => ({
      title: `${n} no la borró a pedido nuestro`,
      text: `Rechazó la solicitud de este sitio, y no dice que sea por ti. No se borró nada. Puedes borrar tu publicación en ${n}, en su menú, o intentarlo otra vez más tarde.`,
      label: 'Volver a tu promesa',
    }),
    away: n => ({
      title: `${n} no respondió`,
      text: 'No sabemos si tu publicación está borrada. Intentarlo otra vez no hace daño.',
      label: 'Volver a tu promesa',
    }),
    nothing: n => ({
      title: 'No hay nada que podamos borrar',
      text: `Tu publicación no salió, o no tenemos permiso para eso. Si la ves en ${n}, puedes borrarla allí.`,
      label: 'Volver a tu promesa',
    }),
  },
  supporter: 'Esta persona pidió borrar sus datos. Queda que hizo una promesa y qué fue de ella.',
}

import type { testPost as english } from '../../en/launch/test-post.ts'
import type { Same } from '../../same.ts'

export const testPost: Same<typeof english> = {
  title: 'Publicación de prueba',
  lead: 'Mira una publicación como se verá, en la red misma: desde una cuenta tuya, ahora.',
  safe: [
    'Es una publicación de verdad: tus seguidores la ven. Se envía una sola petición, nunca una segunda.',
    'No es una promesa: no toca a nadie que apoye, ninguna cifra ni ninguna publicación del lanzamiento.',
    'El texto sale igual, byte por byte, que en una promesa. Algunas redes no aceptan dos veces el mismo texto de una cuenta: promete desde ella con otras palabras, o elimina antes la prueba.',
    'Devolvemos el permiso en un día, o de inmediato si lo dices. Si prometiste con esta cuenta, la promesa lo conserva.',
  ],
  over: 'Las publicaciones de prueba son para el tiempo antes de un lanzamiento. Este ya empezó, o terminó.',
  draft: 'Publica antes la campaña: hasta entonces el enlace del texto no lleva a ninguna parte.',
  connect: 'Conecta tu cuenta',
  connectText: 'Entra con una cuenta que sea tuya. Puede ser la de la organización.',
  signIn: label => `Entrar con ${label}`,
  write: 'El texto',
  text: 'Qué publicar',
  textHint: label => `Un ejemplo, o tus palabras. ${label} decide lo que cabe.`,
  show: 'Mostrar lo que sale',
  exactly: 'Sale exactamente esto',
  price: (dollars, label) =>
    dollars === 0 ? `${label} no cobra nada.` : `${label} cobra a este sitio $${dollars.toFixed(3)}.`,
  post: handle => `Publicarlo ahora como @${handle}`,
  otherText: 'Otro texto',
  giveBack: 'Devolver el permiso',
  giveBackHint: handle => `De @${handle}, cuando hayas visto suficiente: después no se puede eliminar nada desde aquí.`,
  wrong: 'Este texto no se puede publicar: está vacío, es demasiado largo o tiene algo que la red no acepta.',
  made: 'Publicaciones de prueba',
  states: {
    sending: 'En camino. Vuelve a cargar esta página en un minuto.',
    posted: 'Publicada.',
    'not-sent': 'No se publicó nada: no se pudo llegar a la red, o no la acepta ahora. Puedes intentarlo de nuevo.',
    refused: 'No se publicó: la red la rechazó.',
    unknown: 'Nadie sabe si se publicó, así que no la enviamos otra vez. Mira tu perfil allí.',
    deleted: 'Eliminada.',
  },
  look: 'Verla allí',
  delete: 'Eliminarla',
  deletion: {
    title: '¿Eliminar la publicación de prueba?',
    lead: 'Se elimina en la red, para siempre, y se devuelve el permiso.',
    button: 'Eliminarla para siempre',
    back: 'Dejarla',
  },
  done: {
    deleted: 'La publicación de prueba está eliminada y el permiso se devuelve.',
    'given-back': 'El permiso vuelve ahora a la red.',
    'signed-out': 'Este navegador ya no está conectado. El permiso se queda mientras una promesa lo necesite.',
  },
  label: 'Volver a la publicación de prueba',
  refused: {
    already: {
      title: 'Este texto ya salió, o puede que sí',
      text: 'Ya se hizo una prueba con este texto desde esta cuenta, y no se envía dos veces. Elimina antes esa, o usa otras palabras.',
    },
    'too-many': {
      title: 'Suficientes pruebas por hoy',
      text: 'Se hicieron diez publicaciones de prueba para esta campaña en un día. No se envió nada.',
    },
    'too-late': {
      title: 'El lanzamiento está demasiado cerca',
      text: 'Las pruebas son para antes del lanzamiento. No se envió nada.',
    },
    'no-permission': {
      title: 'Aquí no hay ninguna cuenta conectada',
      text: 'Conecta antes tu cuenta. No se envió nada.',
    },
  },
  notDeleted: {
    title: 'La publicación no se eliminó',
    text: 'La red no la eliminó, no respondió, o ya no tenemos permiso. Mírala allí, y elimínala tú si sigue ahí.',
  },
}

import type { signInWords as english } from '../../en/pledge/connect.ts'
import type { Same } from '../../same.ts'

export const signInWords: Same<typeof english> = {
  denied: {
    title: 'No se conectó nada',
    text: network => `No diste el permiso en ${network}, así que no podemos publicar por ti y no se prometió nada.`,
    again: network => `Intentar otra vez con ${network}`,
    back: 'Volver a tu texto',
    backElsewhere: 'Volver',
    instead:
      'Aún puedes participar sin conectar nada: te escribimos en el momento, con tu texto ya escrito, y lo publicas tú.',
    remind: 'Avísame por correo',
  },
  kept: 'Lo que escribiste se conserva.',
  elsewhere: {
    title: 'Este inicio de sesión no empezó en este navegador',
    text: 'Empezó en otro navegador o aplicación, o este no guarda cookies, o pasó más de un día. No se conectó nada y no se prometió nada. Vuelve a donde empezaste: quizá lo que escribiste siga allí. O empieza aquí de nuevo, con las cookies permitidas para este sitio.',
  },
  stale: network => ({
    title: 'Este no es el último inicio de sesión que empezaste',
    text: 'Puede venir de una pestaña anterior o haberse usado antes. No se conectó nada con él. Empieza de nuevo y termina en la misma pestaña.',
    label: `Empezar de nuevo con ${network}`,
  }),
  unanswered: network => ({
    title: `${network} no contesta como debería`,
    text: `Preguntamos a ${network} y no recibimos una respuesta útil, así que no se conectó nada. Inténtalo de nuevo en un minuto.`,
    label: `Intentar otra vez con ${network}`,
  }),
  person: network => ({
    title: `${network} no nos deja entrar con esta cuenta`,
    text: `Puede estar bloqueada, suspendida, retirada o cerrada: ${network} dice más donde inicias la sesión. No se conectó nada. Arréglalo allí e inténtalo de nuevo, o conecta otra cuenta.`,
    label: `Intentar otra vez con ${network}`,
  }),
  question: {
    simulated: network =>
      `Este es un ${network} simulado: usa el nombre de alguien que esté allí, o crea primero a alguien allí.`,
    people: 'Ver quién está',
    title: network => `¿Qué cuenta de ${network}?`,
    handle: network => ({
      label: `Tu nombre de usuario en ${network}`,
      hint: 'Como aparece allí debajo de tu nombre, por ejemplo ada.bsky.social. La contraseña la escribes solo en su página.',
    }),
  },
  answer: {
    malformed: network =>
      `Escribe tu nombre de usuario como lo muestra ${network}, con sus puntos, como ada.bsky.social. Un correo o un nombre no sirven.`,
    'not-found': network =>
      `No encontramos en ${network} ninguna cuenta con este nombre de usuario. Mira en tu perfil cómo se escribe. Tampoco se encuentra una cuenta cerrada o retirada.`,
    unreachable: network =>
      `El servidor de esta cuenta no contesta. Las cuentas de ${network} viven en muchos servidores y este puede estar caído: inténtalo de nuevo en un minuto.`,
    'not-supported': network =>
      `No podemos iniciar sesión en el tipo de servidor o de cuenta de este nombre de usuario. Escribe otra cuenta de ${network}, o pide un recordatorio y publica a mano.`,
  },
  ourSide: network => ({
    title: `Ahora mismo no se puede iniciar sesión aquí con ${network}`,
    text: `Es cosa nuestra, no tuya: ${network} no permite que este sitio inicie la sesión de nadie. No se conectó nada. Quien mantiene el sitio puede ver por qué. Vuelve más tarde.`,
    label: `Intentar otra vez con ${network}`,
  }),
}

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
      `Este es un ${network} simulado: la página de sus personas dice qué escribir aquí, y te crea un personaje nuevo.`,
    people: 'Ver quién está',
    title: network => `¿Qué cuenta de ${network}?`,
    handle: (network, example) => ({
      label: `Tu nombre de usuario en ${network}`,
      hint: `Como aparece allí debajo de tu nombre, por ejemplo ${example}. La contraseña la escribes solo en su página.`,
    }),
    server: (network, example) => ({
      label: `Tu cuenta de ${network}, o su servidor`,
      hint: `Por ejemplo @ada@${example}, o ${example}. La contraseña la escribes solo en su página.`,
    }),
  },
  answer: {
    handle: {
      malformed: (network, example) =>
        `Escribe tu nombre de usuario como lo muestra ${network}, con sus puntos, como ${example}. Un correo o un nombre no sirven.`,
      'not-found': network =>
        `No encontramos en ${network} ninguna cuenta con este nombre de usuario. Mira en tu perfil cómo se escribe. Tampoco se encuentra una cuenta cerrada o retirada.`,
      unreachable: network =>
        `El servidor de esta cuenta no contesta. Las cuentas de ${network} viven en muchos servidores y este puede estar caído: inténtalo de nuevo en un minuto.`,
      'not-supported': network =>
        `No podemos iniciar sesión en el tipo de servidor o de cuenta de este nombre de usuario. Escribe otra cuenta de ${network}, o pide un recordatorio y publica a mano.`,
    },
    server: {
      malformed: (_, example) =>
        `Escribe tu cuenta con su servidor, como @ada@${example}, o solo el servidor. Un correo o un nombre sin servidor no sirven.`,
      'not-found': () =>
        'No hay ningún servidor con este nombre. Mira en tu perfil cómo se escribe, detrás de la segunda @.',
      unreachable: () => 'Este servidor no contesta. Puede estar caído: inténtalo de nuevo en un minuto.',
      'not-supported': network =>
        `Preguntamos a este servidor y no contesta como los de ${network}. Mira en tu perfil cómo se llama el tuyo; o pide un recordatorio y publica a mano.`,
      'not-public': () =>
        'Este servidor no está en la internet pública, así que no podemos publicar allí. Escribe el nombre de uno público.',
      'own-address': () => 'Esta es la dirección de este sitio. Escribe el servidor donde está tu cuenta.',
      'no-text-posts': () =>
        'Este servidor solo admite imágenes, así que no podemos publicar allí tus palabras. Escribe otra cuenta, o pide un recordatorio y publica a mano.',
    },
  },
  somebodyElse: (network, wanted, came) => ({
    title: `Esa es @${came}, y no tú`,
    text: `Escribiste ${wanted} y el servidor nos dio el permiso de @${came}. No guardamos nada de él. Inicia primero allí la sesión con tu propia cuenta, o escribe aquí la otra.`,
    label: `Intentar otra vez con ${network}`,
  }),
  sayWho: came => ({
    title: '¿Cuál es tu cuenta?',
    text: `El servidor nos dio el permiso de @${came}, que ya participa, y no lo usamos. Si eres tú, escribe tu cuenta completa: @${came}. Si no, entra primero en tu servidor con tu cuenta y escribe la tuya.`,
    label: 'Escribir mi cuenta',
  }),
  ourSide: network => ({
    title: `Ahora mismo no se puede iniciar sesión aquí con ${network}`,
    text: `Es cosa nuestra, no tuya: ${network} no permite que este sitio inicie la sesión de nadie. No se conectó nada. Quien mantiene el sitio puede ver por qué. Vuelve más tarde.`,
    label: `Intentar otra vez con ${network}`,
  }),
}

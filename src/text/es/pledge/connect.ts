import type { signInWords as english } from '../../en/pledge/connect.ts'
import type { Same } from '../../same.ts'

export const signInWords: Same<typeof english> = {
  denied: {
    title: 'No se conectó nada',
    text: network => `No diste el permiso en ${network}, así que no podemos publicar por ti y no se prometió nada.`,
    again: network => `Intentar otra vez con ${network}`,
    back: 'Volver a tu texto',
    backElsewhere: 'Volver',
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
  ourSide: network => ({
    title: `Ahora mismo no se puede iniciar sesión aquí con ${network}`,
    text: `Es cosa nuestra, no tuya: ${network} no permite que este sitio inicie la sesión de nadie. No se conectó nada. Quien mantiene el sitio puede ver por qué. Vuelve más tarde.`,
    label: `Intentar otra vez con ${network}`,
  }),
}

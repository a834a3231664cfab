import type { signInWords as english } from '../en/sign-in.ts'
import type { Same } from '../same.ts'

export const signInWords: Same<typeof english> = {
  denied: {
    title: 'No se conectó nada',
    text: network =>
      `No diste el permiso en ${network}, así que no podemos publicar por ti y no se prometió nada. Lo que escribiste se conserva.`,
    again: network => `Intentar otra vez con ${network}`,
    back: 'Volver a tu texto',
    backElsewhere: 'Volver',
  },
  stale: network => ({
    title: 'Este no es el último inicio de sesión que empezaste',
    text: 'Puede venir de una pestaña anterior o haberse usado antes. No se conectó nada con él y lo que escribiste se conserva. Empieza de nuevo y termina en la misma pestaña.',
    label: `Empezar de nuevo con ${network}`,
  }),
  unanswered: network => ({
    title: `${network} no contesta como debería`,
    text: `Preguntamos a ${network} y no recibimos una respuesta útil, así que no se conectó nada. Lo que escribiste se conserva. Inténtalo de nuevo en un minuto.`,
    label: `Intentar otra vez con ${network}`,
  }),
}

import type { unsubscribeWords as english } from '../../en/mail/unsubscribe.ts'
import type { Same } from '../../same.ts'

export const unsubscribeWords: Same<typeof english> = {
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

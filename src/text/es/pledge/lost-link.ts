import type { lostLink as english } from '../../en/pledge/lost-link.ts'
import type { Same } from '../../same.ts'

export const lostLink: Same<typeof english> = {
  title: '¿Perdiste el enlace de tu promesa?',
  lead: 'Escribe el correo que diste con tu promesa o para tu recordatorio. Enviamos allí los enlaces de todas.',
  noMail: 'Este sitio no envía correos, así que no puede enviarte tu enlace otra vez.',
  email: 'Correo',
  emailHint: 'Se usa para este único correo. No se guarda de nuevo en ninguna parte.',
  button: 'Enviarme mis enlaces',
  sent: {
    title: 'Revisa tu correo',
    text: 'Si hay una promesa o un recordatorio con ese correo, su enlace está en camino. Decimos lo mismo para todos los correos, para que nadie pueda averiguar quién participa.',
    nothing:
      'Si se pide dos veces en pocos minutos, se envía una sola vez: los enlaces son los mismos. ¿No llega nada? Busca en la carpeta de spam o prueba otro correo tuyo.',
    again: 'Probar otro correo',
  },
  other: {
    title: '¿No diste un correo?',
    connected:
      'Si conectaste una cuenta, abre la página de la campaña, elige cualquier texto y conecta otra vez la misma cuenta: eso lleva a tu promesa, y nada se publica dos veces.',
    nothing:
      'Después del lanzamiento eso ya no funciona. Tu publicación está en tu propio perfil, y allí puedes borrarla.',
  },
  notFound: {
    title: 'Este enlace no lleva a ninguna promesa',
    text: 'Quizás está cortado, o se borraron sus datos. Un recordatorio que no se confirma en 48 horas se olvida, y el que se sustituyó por otro más nuevo ya no está. Copia el enlace completo de donde lo guardaste o pide que te lo enviemos otra vez.',
    label: 'Pedir el enlace otra vez',
  },
}

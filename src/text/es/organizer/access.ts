import type { organizeAccess as english } from '../../en/organizer/access.ts'
import type { Same } from '../../same.ts'

const back = 'Volver a las campañas'

export const organizeAccess: Same<typeof english> = {
  signIn: {
    title: 'Entrar',
    lead: 'Para quienes llevan campañas aquí. Para apoyar una no hace falta cuenta.',
    email: 'Correo',
    password: 'Contraseña',
    button: 'Entrar',
    wrong: 'El correo o la contraseña no son correctos. Revisa los dos e inténtalo de nuevo.',
    forgotten: 'Elegir una contraseña nueva',
  },
  firstRun: {
    title: 'Toma posesión del sitio',
    lead: 'Tú arrancaste este Thunderclap, así que es tuyo. Elige cómo entras de ahora en adelante; este enlace funciona una sola vez.',
    name: 'Tu nombre',
    email: 'Correo',
    emailHint: 'Con él entras.',
    password: 'Contraseña',
    passwordHint: min => `Al menos ${min} caracteres. Unas cuantas palabras seguidas se recuerdan fácil.`,
    button: 'Tomar posesión e ir a las campañas',
    wrong: {
      'no-name': { field: 'name', message: 'Escribe tu nombre: el equipo lo verá.' },
      'no-address': { field: 'email', message: 'Escribe un correo como nombre@example.org.' },
      'known-address': { field: 'email', message: 'Alguien ya entra con este correo. Usa otro.' },
      'short-password': { field: 'password', message: 'Elige una contraseña más larga: al menos 12 caracteres.' },
      'long-password': { field: 'password', message: 'Elige una contraseña más corta: como máximo 200 caracteres.' },
      'password-is-address': { field: 'password', message: 'Elige una contraseña que no sea tu correo.' },
    },
    gone: {
      title: 'Este enlace ya no funciona',
      text: 'Se usó, venció o uno más nuevo ocupó su lugar. Mientras no haya propietario, quien arranca este sitio ve un enlace nuevo. ¿El sitio ya es tuyo? Entonces entra.',
      label: 'Entrar',
    },
  },
  tooManyTries: {
    byMail: {
      title: 'Demasiados intentos',
      text: minutes =>
        `Se intentó demasiadas veces, así que esperamos ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} para no dejar pasar a quien adivina. No se cambió nada. ¿Fue otra persona? Un navegador en el que ya entraste antes te sigue dejando entrar. Este también, en cuanto abras en él un enlace que te enviamos por correo; tu contraseña puede quedar como está.`,
      label: 'Pedir un enlace por correo',
    },
    byOperator: {
      title: 'Demasiados intentos',
      text: minutes =>
        `Se intentó demasiadas veces, así que esperamos ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} para no dejar pasar a quien adivina. No se cambió nada. ¿Fue otra persona? Un navegador en el que ya entraste antes te sigue dejando entrar. Este también, en cuanto abras en él un enlace de quien mantiene este sitio.`,
      label: 'Cómo conseguir un enlace',
    },
  },
  strangers: {
    title: 'Solo quienes organizan pueden hacer esto',
    text: 'No iniciaste sesión, o tu sesión terminó. No se cambió nada. Entra, mira cómo está todo y hazlo de nuevo.',
    label: 'Entrar',
  },
  viewers: {
    title: 'Puedes mirar, pero no cambiar',
    text: 'Tu rol aquí es leer. No se cambió nada. Pide a un propietario de este sitio que lo haga o que te dé otro rol.',
    label: back,
  },
  notViewers: {
    title: 'No es para lectores',
    text: 'Las direcciones de quienes apoyan son para quien trabaja con ellas. Pide a un propietario de este sitio el rol de editor.',
    label: back,
  },
  notOwner: {
    title: 'Solo los propietarios pueden hacer esto',
    text: 'Quién trabaja aquí y el registro de cambios son asunto de los propietarios. No se cambió nada. La página Equipo dice quiénes son.',
    label: back,
  },
}

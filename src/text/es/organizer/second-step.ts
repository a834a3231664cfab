import type { secondStepWords as english } from '../../en/organizer/second-step.ts'
import type { Same } from '../../same.ts'

const waiting = (minutes: number) =>
  minutes === 1 ? 'un minuto' : minutes < 120 ? `${minutes} minutos` : `${Math.ceil(minutes / 60)} horas`

export const secondStepWords: Same<typeof english> = {
  first: {
    title: 'Falta un paso',
    text: 'Escribiste tu contraseña y todavía te falta el segundo paso. No se cambió nada.',
    label: 'Ir al segundo paso',
  },
  ask: {
    title: 'Segundo paso',
    lead: 'Tu contraseña es correcta. Ahora, el código que muestra tu aplicación de autenticación.',
    code: 'Código',
    hint: 'Seis cifras; cada código sirve una sola vez. O uno de tus códigos de recuperación.',
    button: 'Entrar',
    lost: '¿Sin aplicación y sin código de recuperación? Un propietario de este sitio puede quitarte el segundo paso, en la página Equipo. ¿Eres el único propietario? Puede hacerlo quien mantiene la máquina.',
  },
  wrongCode:
    'Este código no es correcto o ya se usó. Espera el siguiente en tu aplicación o usa un código de recuperación. ¿El reloj de tu teléfono va bien?',
  wrongFirstCode: 'Este no es el código de la imagen de abajo. Espera el siguiente y revisa si tu reloj va bien.',
  password: 'Tu contraseña',
  wrongPassword: 'Esta no es tu contraseña.',
  endsOthers: 'Tus sesiones en otros navegadores se cierran.',
  back: 'Volver a tu página',
  setup: {
    title: 'Activa un segundo paso',
    another: 'Activa otro segundo paso',
    lead: 'Desde entonces, para entrar hacen falta tu contraseña y un código de una aplicación en tu teléfono. Quien tenga solo uno de los dos se queda fuera.',
    required: 'Los propietarios de este sitio piden un segundo paso a todo el equipo. Activa el tuyo y sigue.',
    scan: 'Escanea esto con una aplicación de autenticación: la de tu teléfono o de tu gestor de contraseñas, Aegis o 2FAS, por ejemplo.',
    qr: 'Código QR para tu aplicación de autenticación',
    byHand: 'O escribe en ella esta clave:',
    code: 'El código que muestra',
    codeHint: 'Seis cifras: así sabemos que funciona.',
    button: 'Activarlo',
  },
  told: {
    title: 'Tus códigos de recuperación',
    lead: 'El segundo paso está activo. Si pierdes la aplicación, cada uno de estos te deja entrar una vez, con tu contraseña. Se muestran solo ahora: imprímelos o guárdalos donde tienes tus contraseñas, y no en el mismo teléfono.',
    go: 'Ya los tengo, seguir',
  },
  newCodes: {
    title: 'Códigos de recuperación nuevos',
    lead: 'Los que tienes dejan de funcionar. Tus sesiones en otros navegadores se cierran.',
    button: 'Crear códigos nuevos',
  },
  removal: {
    title: 'Desactiva el segundo paso',
    lead: 'Entonces basta tu contraseña para entrar, también a quien la tenga. Tus códigos de recuperación dejan de funcionar y tus sesiones en otros navegadores se cierran.',
    button: 'Desactivarlo',
  },
  required: {
    title: 'Aquí todos necesitan un segundo paso',
    text: 'Así lo decidieron los propietarios de este sitio. No se cambió nada. Puedes activar otro en lugar del tuyo.',
    label: 'Volver a tu página',
  },
  gone: {
    title: 'Fue demasiado tarde',
    text: 'Esta página era demasiado antigua, o tu segundo paso se cambió en otro navegador. Desde esta no se cambió nada.',
    label: 'Seguir',
  },
  tooMany: {
    title: 'Demasiados códigos',
    text: minutes =>
      `Se probaron demasiados códigos equivocados con tu cuenta, así que esperamos ${waiting(minutes)}. ¿Fue otra persona? Entonces sabe tu contraseña: elige otra. Un navegador en el que ya diste este paso te sigue dejando entrar, y un código de recuperación funciona en cualquiera.`,
    label: 'Usar un código de recuperación',
  },
  tooManyPasswords: {
    title: 'Demasiados intentos',
    text: minutes =>
      `Se escribió demasiadas veces una contraseña equivocada, así que esperamos ${waiting(minutes)}. No se cambió nada. ¿Fue otra persona? Cierra tus otras sesiones.`,
    label: 'Volver a tu página',
  },
  me: {
    title: 'Segundo paso',
    on: 'Después de tu contraseña se pide un código de tu aplicación, desde el',
    codes: left =>
      left === 0
        ? 'No te queda ningún código de recuperación: crea otros.'
        : left === 1
          ? 'Te queda 1 código de recuperación.'
          : `Te quedan ${left} códigos de recuperación.`,
    off: 'Tu contraseña basta para entrar. Con un segundo paso se pide además un código de tu teléfono.',
    setUp: 'Activar un segundo paso',
    another: 'Usar otra aplicación',
    newCodes: 'Códigos de recuperación nuevos',
    remove: 'Desactivarlo',
  },
  list: {
    has: 'Segundo paso activo.',
    reset: '¿Lo perdió?',
    resetOf: name => `¿Lo perdió? Quitar el segundo paso de ${name}`,
  },
  rule: {
    title: 'Segundo paso al entrar',
    isOn: 'Todo el equipo debe tenerlo.',
    isOff: 'Cada persona decide.',
    change: 'Cambiarlo',
    lead: 'Quien no lo tenga lo activa antes que nada, tú también, y también en las sesiones abiertas ahora.',
    legend: 'Un código de una aplicación, después de la contraseña',
    choices: { no: 'Cada persona decide', yes: 'Todo el equipo debe tenerlo' },
    button: 'Guardar',
    noOrganization: {
      title: 'Primero di quién está detrás de este sitio',
      text: 'La regla pertenece a la organización, y todavía no se escribió ninguna. No se cambió nada.',
      label: 'Volver al equipo',
    },
  },
  reset: {
    title: name => `Quitar el segundo paso de ${name}`,
    lead: 'Para alguien del equipo que perdió su aplicación y sus códigos de recuperación. Habla antes con esa persona: después entra quien tenga su contraseña. Sus sesiones se cierran, y luego activa otro.',
    button: 'Quitarlo',
  },
}

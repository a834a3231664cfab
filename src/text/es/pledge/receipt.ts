import type { receipt as english } from '../../en/pledge/receipt.ts'
import type { Same } from '../../same.ts'

const nothing = 'No se publicará nada desde tu cuenta.'

export const receipt: Same<typeof english> = {
  connectAgain: {
    text: network =>
      `${network} ya no nos deja publicar por ti: el permiso se retiró, allí o por ti. Así como está, tu publicación no saldrá. Conecta otra vez la misma cuenta y tu promesa queda como está. Después vuelve a esta página.`,
    button: network => `Conectar ${network} otra vez`,
  },
  title: 'Tu promesa',
  state: {
    waiting: when => ({
      title: `Tu publicación sale el ${when}`,
      text: 'No tienes que hacer nada más. Hasta entonces puedes cambiarla o retirarla aquí.',
    }),
    frozen: () => ({
      title: 'Tu publicación está por salir',
      text: 'Su texto ya quedó fijo. Hasta que empiece el lanzamiento todavía puedes retirarla.',
    }),
    soon: when => ({
      title: `Tu publicación sale el ${when}`,
      text: 'El lanzamiento ya empezó; este es tu propio momento en él.',
    }),
    sending: () => ({ title: 'Tu publicación está en camino', text: 'Pronto verás aquí qué pasó con ella.' }),
    posted: time => ({
      title: `Publicada a las ${time}`,
      text: 'Tu publicación ya salió. Ahora trae a otras personas: así se hace oír.',
    }),
    'posted-anyway': time => ({
      title: `Publicada a las ${time}`,
      text: 'Había salido antes de que tu retiro llegara al servidor que envía. Puedes borrarla en la red.',
    }),
    'removed-late': time => ({
      title: `Publicada a las ${time}`,
      text: 'Había salido antes de que quienes organizan quitaran tu promesa. Puedes borrarla en la red.',
    }),
    refused: () => ({ title: 'La red no aceptó tu publicación', text: '' }),
    unknown: network => ({
      title: 'No sabemos si tu publicación salió',
      text: `Nunca enviamos dos veces una publicación por suposición. Mira tu perfil en ${network}: si no está allí, puedes publicar el texto a mano.`,
    }),
    looking: network => ({
      title: 'Todavía no sabemos si tu publicación salió',
      text: `Se lo estamos preguntando a ${network}; esta página dirá qué encontramos. Mientras tanto, no la publiques a mano: quedaría dos veces.`,
    }),
    'withdrawn-unclear': network => ({
      title: 'La retiraste, y no sabemos si ya había salido',
      text: `Mira tu perfil en ${network}: si está allí, puedes borrarla. No enviamos nada más.`,
    }),
    withdrawn: () => ({ title: 'Retiraste tu promesa', text: nothing }),
    removed: () => ({ title: 'Quienes organizan quitaron tu promesa', text: nothing }),
    withdrawing: () => ({
      title: 'Retirando',
      text: 'Tu publicación estaba lista para salir. La estamos retirando; esta página avisa cuando sea seguro.',
    }),
    'too-few': (asked: string, going: string) => ({
      title: 'Se sumaron muy pocas personas, así que tu publicación no se envió',
      text: `Querías publicar solo si lo hacían al menos ${asked} personas. En el momento eran ${going}. No se publicó nada desde tu cuenta, ni se publicará.`,
    }),
    stopped: () => ({
      title: 'Tu publicación no se envió',
      text: 'Quienes organizan detuvieron el lanzamiento antes de que saliera. No se publicó nada desde tu cuenta.',
    }),
    halted: () => ({
      title: 'Tu publicación está retenida',
      text: 'La red dejó de aceptar publicaciones de esta campaña. Quienes organizan lo saben; esta página dice cómo sigue.',
    }),
    paused: () => ({
      title: 'Tu publicación está retenida',
      text: 'Quienes organizan pausaron el lanzamiento antes de que saliera. Esta página dice cómo sigue.',
    }),
    missed: () => ({
      title: 'Tu publicación no se envió',
      text: 'No pudo salir en el tiempo que la campaña permitía. No enviaremos nada más.',
    }),
    'launch-cancelled': () => ({
      title: 'El lanzamiento se canceló',
      text: 'Quienes lo organizaban lo cancelaron. No se publicó nada desde tu cuenta.',
    }),
    'launch-unreached': () => ({
      title: 'No alcanzaron las promesas',
      text: 'Quienes organizan habían dicho que en ese caso no se envía nada. No se publicó nada desde tu cuenta, ni se publicará.',
    }),
    'launch-missed': () => ({
      title: 'El lanzamiento no salió a su hora',
      text: 'Nuestros servidores no estuvieron listos a tiempo, así que no se publicó nada. Tu promesa se conserva hasta que quienes organizan fijen otra hora; puedes retirarla ahora.',
    }),
  },
  removedBecause: reason => `Quienes organizan quitaron tu promesa. Su motivo: ${reason}`,
  reason: reason => `Su motivo: ${reason}`,
  late: {
    left: time => `La enviamos ${time} después del momento.`,
    published: (network, time) => `Según el reloj de ${network}, se publicó ${time} después del momento.`,
  },
  lookAtProfile: network => `Mirar tu perfil en ${network}`,
  seeIt: network => `Verla en ${network}`,
  facts: {
    campaign: 'Campaña',
    account: 'Cuenta',
    moment: 'Sale',
    sent: 'La enviamos a las',
    published: network => `${network} la publicó a las`,
    confirmed: 'Confirmaste',
    withdrawn: 'Retiraste',
    removed: 'Quitada',
    email: 'Correo',
    condition: 'Solo si',
    atLeast: (n: string) => `publican al menos ${n} personas`,
  },
  change: 'Cambiar el texto',
  calendar: {
    add: 'Ponerlo en mi calendario',
    title: (campaign: string) => `Sale tu publicación: ${campaign}`,
    text: (address: string) => `Tu publicación sale sola. Míralo aquí: ${address}`,
  },
  conditionWaits: n =>
    `Sale solo si en ese momento están por salir al menos ${n} publicaciones, la tuya entre ellas. Se decide en el momento; la tuya sale uno o dos segundos después de la primera.`,
  condition: {
    set: 'Publicar solo junto con otras personas',
    change: 'Cambiar tu condición',
    save: 'Guardar',
  },
  mind: 'Si cambias de opinión',
  withdraw: 'Retirar mi promesa',
  withdrawal: {
    title: '¿Retirar tu promesa?',
    lead: 'Entonces no se publica nada desde tu cuenta. Mientras la campaña esté abierta puedes volver a prometer: tus palabras se quedan aquí para eso.',
    leadFrozen: 'Entonces no se publica nada desde tu cuenta, y ya es tarde para volver a prometer.',
    yes: 'Retirar mi promesa',
    no: 'Dejarla',
  },
  pledgeAgain: 'Volver a prometer',
  board: 'Ver el lanzamiento en vivo',
  boardAfter: 'Ver el lanzamiento',
  invite: 'Suma a más gente',
  inviteText:
    'Cada voz hace más fuerte el momento. Este enlace es tuyo: contamos cuántas personas se suman por él, y nada sobre quiénes son.',
  passOn: 'Pásalo',
  passOnText:
    'Muestra a otras personas lo que se dijo. En la página de la campaña leen la historia y ven qué pueden hacer ahora.',
  joined: (n, count) =>
    n === 1 ? 'Una persona se sumó por tu enlace.' : `${count} personas se sumaron por tu enlace.`,
  keep: 'Guarda esta página',
  keepText:
    'Su dirección es la llave de tu promesa: quien la tenga puede cambiarla o retirarla. Guárdala, y comparte en su lugar la página de la campaña.',
  copy: 'Copiar la dirección de esta página',
  copied: 'Copiada',
  changeTitle: 'Cambia tu publicación',
  instead: 'Ocupa el lugar del texto que prometiste antes.',
  confirmChange: when => `Publicar esto en su lugar el ${when}`,
  keepOld: 'Dejarla como estaba',
  tooLateToChange: {
    title: 'Tu texto ya quedó fijo',
    text: 'El lanzamiento está por empezar o ya empezó, así que queda el texto que confirmaste antes. No se cambió nada.',
    label: 'Volver a tu promesa',
  },
  tooLateForCondition: {
    title: 'Ya era tarde para cambiar eso',
    text: 'El lanzamiento está por empezar o ya empezó, así que tu promesa queda como estaba. No se cambió nada.',
    label: 'Volver a tu promesa',
  },
  tooLateToWithdraw: {
    title: 'Ya era tarde para retirarla',
    text: 'El momento había llegado, así que tu publicación pudo haber salido. Tu comprobante dice qué pasó con ella.',
    label: 'Volver a tu promesa',
  },
}

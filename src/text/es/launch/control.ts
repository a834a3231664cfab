import type { HaltReason } from '../../../networks/post-outcome.ts'
import type { control as english } from '../../en/launch/control.ts'
import type { Same } from '../../same.ts'

const advice: Readonly<Record<HaltReason, string>> = {
  'out-of-credit':
    'Compra crédito en la consola de desarrollo de la red y después continúa. Las publicaciones que no se aceptaron no costaron nada.',
  'app-suspended':
    'La red escribió a quien es dueño de la aplicación: resuélvelo allí. Continúa solo cuando la aplicación pueda publicar otra vez.',
  'client-forbidden':
    'En la consola de desarrollo de la red, revisa que la aplicación pueda leer y escribir y que su plan incluya publicar. Después continúa.',
  'app-limit':
    'El límite cuenta las últimas 24 horas. Si termina a tiempo, continúa entonces; lo que quede atrás no se envió.',
  'looks-automated':
    'Espera unos minutos antes de continuar, o detén: más de lo mismo puede bloquear las cuentas de quienes apoyan. Las publicaciones tomadas por automáticas también están retenidas, y salen cuando continúas.',
  'usage-capped': 'Sube el tope en la consola de desarrollo de la red y después continúa.',
  'spend-cap': 'Sube el tope de gasto en la consola de desarrollo de la red y después continúa.',
  'access-level':
    'En la consola de desarrollo de la red, elige un nivel de acceso o un plan que incluya publicar. Después continúa.',
  clock:
    'Pon en hora los relojes de las máquinas que envían (NTP) y después continúa. «npm run thunderclap -- doctor» dice cuánto se apartan del de Redis.',
  'no-user':
    'En la consola de desarrollo de la red, revisa los ajustes de autenticación de la aplicación y sus claves, y da a las máquinas las correctas. Después continúa.',
  'many-alike':
    'Lo que dijo tiene que ver con la aplicación o con una máquina tuya más que con las personas. Resuélvelo, en la consola de desarrollo de la red o en la máquina, y después continúa: lo que se rechazó así está retenido y sale entonces. Si tiene que ver con las personas o con sus textos, detén el lanzamiento: pueden publicar a mano.',
  'no-answer':
    'Mira si la red está caída, si bloquea la dirección de una máquina tuya y si hay un proxy en medio. Después continúa: lo que no ha salido sale entonces. Las publicaciones que recibieron una respuesta así se buscan, y no se envían otra vez.',
}

export const control: Same<typeof english> = {
  pause: {
    title: 'Pausar el lanzamiento',
    button: 'Pausar',
    all: 'Pausar todo',
    on: network => `Pausar ${network}`,
    consequence: until =>
      `Lo que no ha salido espera, a partir de un cuarto de segundo después. Lo que ya salió queda publicado. Puedes reanudar hasta ${until}; lo que no haya salido para entonces no se envía.`,
  },
  resume: {
    title: 'Reanudar el lanzamiento',
    button: 'Reanudar',
    all: 'Reanudar todo',
    on: network => `Reanudar ${network}`,
    consequence: until =>
      `Lo que espera sale de inmediato, o en el momento si todavía no llegó. Es posible hasta ${until}; lo que no haya salido para entonces no se envía.`,
  },
  goOn: {
    title: 'Continuar con el lanzamiento',
    button: 'Continuar',
    all: 'Continuar en todas',
    on: network => `Continuar con ${network}`,
    consequence: until =>
      `Lo retenido sale de inmediato. Si el motivo sigue allí, el lanzamiento se retiene otra vez. Es posible hasta ${until}; lo que no haya salido para entonces no se envía.`,
  },
  refusedAgain: {
    title: 'Intentar otra vez lo rechazado',
    button: 'Intentar otra vez',
    consequence: until =>
      `La red rechazó algunas publicaciones sin decir por quién. Si el motivo está resuelto, salen de inmediato. Es posible hasta ${until}.`,
  },
  halt: {
    title: 'Por qué está retenido',
    titleOver: 'Por qué estuvo retenido',
    titleOn: network => `Por qué está retenido en ${network}`,
    said: sentence => `La red dijo: «${sentence}»`,
    unknownReason: 'La red no acepta más publicaciones.',
    advice,
    look: 'Busca el motivo en la consola de desarrollo de la red. Continúa cuando esté resuelto.',
    server: {
      why: host =>
        `${host} rechazó varias publicaciones, o dio respuestas que no son ni sí ni no. Quizá bloqueó este sitio.`,
      todo: (host, contact) =>
        `${contact ? `Escribe a quien lo administra: ${contact}.` : `Escribe a quien administra ${host}: su página «Acerca de» dice quién es.`} Continúa cuando deje pasar las publicaciones. Si no, las personas de allí pueden publicar a mano.`,
      others: 'Las publicaciones en otros servidores y redes continúan.',
    },
    over: at => `El tiempo para intentarlo terminó a las ${at}: lo que no había salido para entonces ya no se envía.`,
  },
  stopTime: (time, settled) =>
    `${time === null ? 'Después de Detener no salió ninguna publicación.' : `La última publicación salió ${time} después de Detener.`}${settled ? '' : ' Todavía faltan algunas respuestas.'}`,
  tryAgain: n =>
    n === 1 ? 'Se intenta otra vez una publicación rechazada.' : `Se intentan otra vez ${n} publicaciones rechazadas.`,
  done: {
    paused: 'El lanzamiento está en pausa. Lo que no ha salido espera.',
    resumed: 'El lanzamiento continúa.',
  },
  doneOn: {
    paused: network => `${network} está en pausa. Lo que no ha salido allí espera; el resto continúa.`,
    resumed: network => `${network} continúa.`,
  },
  tooLate: {
    pause: {
      title: 'No hay nada que pausar',
      text: 'Ninguna publicación de este lanzamiento está en camino, o ya está en pausa. No se cambió nada.',
    },
    resume: {
      title: 'No hay nada que reanudar',
      text: 'Este lanzamiento no está en pausa ni retenido. No se cambió nada.',
    },
    over: {
      title: 'Ya era tarde para continuar',
      text: 'El tiempo para intentarlo terminó, así que nada de este lanzamiento puede salir ya. No se cambió nada.',
    },
  },
}

import type { status as english } from '../../en/launch/status.ts'
import type { Same } from '../../same.ts'

export const status: Same<typeof english> = {
  /** To organizers. */
  organizer: {
    draft: { name: 'Borrador', text: 'Solo quienes organizan ven esta campaña.' },
    open: { name: 'Abierta', text: 'Se puede prometer. No se ha enviado nada.' },
    arming: {
      name: 'Por lanzarse',
      text: 'Las publicaciones se están preparando. Sus textos ya quedaron fijos; todavía se suman promesas nuevas.',
    },
    armed: { name: 'Lista', text: 'Un emisor tiene cada publicación y espera el momento.' },
    firing: { name: 'En lanzamiento', text: 'Las publicaciones están saliendo ahora.' },
    settling: {
      name: 'Por resolver',
      text: 'Las publicaciones salieron. Lo que está abierto se intenta otra vez o se busca en la red.',
    },
    finished: { name: 'Terminada', text: 'Cada promesa tiene su resultado.' },
    unreached: {
      name: 'Sin llegar a la meta',
      text: 'Al llegar el momento había muy pocas promesas, así que no se envió nada, como habías elegido.',
    },
    cancelled: { name: 'Cancelada', text: 'Se canceló antes de que se enviara algo.' },
    missed: {
      name: 'No salió',
      text: 'Los servidores no estaban funcionando en el momento, así que no se envió nada. Fija otra hora o cancela.',
    },
    restored: {
      name: 'Restaurada',
      text: 'Se restauró una copia anterior. Se pregunta a las redes qué salió; no se envía nada más.',
    },
    stopped: { name: 'Detenida', text: 'Se detuvo; lo que no había salido ya no se envía.' },
    halted: { name: 'Retenida', text: 'Retiene por sí misma lo que no ha salido.' },
    ended: {
      name: 'Cerrada',
      text: 'Estuvo retenida hasta que se acabó el tiempo para intentarlo: lo que no había salido ya no se envía.',
    },
    paused: { name: 'En pausa', text: 'Lo que no ha salido está retenido.' },
    overdue: {
      name: 'Atrasada',
      text: 'El momento pasó y el envío no ha empezado. ¿Está funcionando el director? Si vuelve a tiempo, se lanza con retraso.',
    },
  },
  /** In a word or two, to everybody. */
  short: {
    stopped: 'Detenido',
    restored: 'Detenido',
    halted: 'Retenido',
    ended: 'Terminó antes',
    paused: 'En pausa',
    cancelled: 'Cancelado',
    unreached: 'Sin llegar a la meta',
    missed: 'No salió',
    nothing: 'Terminado',
    now: 'Ahora',
  },
  /** On the board, as a sentence. */
  board: {
    draft: 'Cada publicación espera su momento.',
    open: 'Cada publicación espera su momento.',
    arming: 'Las publicaciones se están preparando. Desde ahora sus palabras quedan como están.',
    armed: 'Listo. Cada publicación está escrita y espera su segundo.',
    overdue: until =>
      `El momento llegó y nuestros servidores todavía no están listos. Si lo están antes de las ${until}, las publicaciones salen; después ya no se envía nada.`,
    firing: 'Las publicaciones están saliendo.',
    settling: 'Todas las publicaciones salieron. Donde una respuesta no fue clara, preguntamos a la red.',
    lostSender: (n, count, until) =>
      `Un servidor nuestro dejó de responder mientras enviaba, y todavía puede decir que ${n === 1 ? 'una publicación no salió: entonces sale' : `algunas de ${count} publicaciones no salieron: entonces salen`}. Lo esperamos hasta las ${until} como máximo.`,
    finished: (first, last) => `La primera publicación salió ${first} después del momento; la última, ${last}.`,
    one: last => `La publicación salió ${last} después de su momento.`,
    spread: last => `Cada publicación salió en su propio segundo, ninguna más de ${last} después.`,
    published: (n, network, last) =>
      `Según ${network === null ? 'los relojes de las redes' : `el reloj de ${network}`}, ${n === 1 ? 'se publicó' : 'todas se publicaron'} en un plazo de ${last}.`,
    nothing: 'El lanzamiento terminó. No salió ninguna publicación.',
    nobody: 'Todavía nadie ha prometido una publicación. La primera aparece aquí enseguida.',
    dayAhead: 'Hasta el día del que se trata. No reúne publicaciones: lo que puedes hacer está en su propia página.',
    dayCome: 'Llegó el día. No reúne publicaciones: lo que puedes hacer está en su propia página.',
    restored:
      'Nuestros registros se restauraron de una copia anterior al lanzamiento. Preguntamos a las redes qué salió entretanto; no se envía nada más.',
    stopped: {
      title: 'Quienes organizan detuvieron el lanzamiento.',
      later: time => `Ninguna publicación salió más de ${time} después de eso.`,
      clean: 'Después de eso no salió ninguna publicación.',
      findingOut: (n, count) =>
        n === 1
          ? 'Ya no sale nada más. De una publicación estamos averiguando si había salido hasta entonces.'
          : `Ya no sale nada más. De ${count} publicaciones estamos averiguando si habían salido hasta entonces.`,
    },
    halted: reason => `${reason} Lo que no salió está retenido. Quienes organizan lo saben.`,
    ended: reason => `${reason} El tiempo para intentarlo se acabó: lo que no había salido ya no se envió.`,
    on: {
      halted: (network, reason) =>
        `${network}: ${reason} Lo que no salió allí está retenido. Quienes organizan lo saben.`,
      servers: (some, more) =>
        `Algunos servidores rechazan publicaciones o no contestan ni sí ni no: ${some}${more > 0 ? `, y ${more} más` : ''}. Lo que no salió allí está retenido. Quienes organizan lo saben.`,
      paused: network =>
        `${network}: quienes organizan la pausaron. Lo que no salió allí está retenido hasta que continúen.`,
    },
    clocks:
      'Los relojes de nuestros servidores no coinciden. No sale nada hasta que coincidan; mientras tanto se conservan todas las promesas que no salieron.',
    paused: 'Quienes organizan pausaron el lanzamiento. Lo que no salió está retenido hasta que continúen.',
    unreached:
      'Al llegar el momento había muy pocas promesas. Quienes organizan habían dicho que en ese caso no se envía nada.',
    cancelled: 'Quienes organizan cancelaron este lanzamiento. No se envió nada.',
    missed:
      'Nuestros servidores no estuvieron listos a tiempo, así que no se envió nada. Todas las promesas se conservan; quienes organizan deciden cómo sigue.',
  },
  /** On the campaign's page. */
  campaign: {
    'under-way': {
      title: 'Está ocurriendo ahora',
      text: 'Las publicaciones están saliendo en este momento.',
      link: 'Ver el lanzamiento',
      settling: {
        title: 'Las publicaciones salieron',
        text: 'Están llegando las últimas respuestas de las redes.',
      },
      paused: {
        title: 'El lanzamiento está en pausa',
        text: 'Quienes organizan retienen lo que no ha salido. Sale cuando continúen.',
      },
      overdue: {
        title: 'El momento llegó',
        text: 'Nuestros servidores todavía no están listos. Las publicaciones salen en cuanto lo estén, si es a tiempo.',
      },
    },
    finished: {
      title: 'Ya está dicho',
      posts: (n, when) => (n === 1 ? `publicación salió el ${when}.` : `publicaciones salieron juntas el ${when}.`),
      none: {
        title: 'El momento pasó',
        nobody: when => `Nadie había prometido una publicación, así que el ${when} no salió ninguna.`,
        failed: when =>
          `El ${when} no salió ninguna publicación. Cada persona que prometió una lee en su comprobante qué pasó con ella.`,
      },
      board: 'Ver el lanzamiento',
      report: 'Qué se logró',
      receipt: 'Ver tu publicación y su comprobante',
    },
    cancelled: {
      title: 'Este lanzamiento se canceló',
      text: 'Quienes lo organizaban lo cancelaron. No se publicó nada desde ninguna cuenta.',
    },
    missed: {
      title: 'Este lanzamiento no salió a su hora',
      text: 'Nuestros servidores no estuvieron listos a tiempo, así que no se publicó nada. Las promesas se conservan; quienes organizan fijarán otra hora o las dejarán sin efecto.',
    },
    restored: {
      title: 'Estamos averiguando qué pasó con este lanzamiento',
      text: 'Hubo que restaurar nuestros registros de una copia anterior, que no puede saber qué salió. Preguntamos a las redes por cada publicación; no se envía nada más. Cada persona ve en su comprobante qué encontramos.',
    },
    stopped: {
      title: 'Quienes organizan detuvieron este lanzamiento',
      text: (n, count) =>
        n === 0
          ? 'Hasta entonces no había salido ninguna publicación.'
          : n === 1
            ? 'Hasta entonces había salido 1 publicación.'
            : `Hasta entonces habían salido ${count} publicaciones.`,
      rest: 'Las demás no se enviaron.',
      findingOut: 'De algunas lo estamos averiguando.',
    },
    ended: {
      title: 'Este lanzamiento terminó antes',
      text: (n, count) =>
        `Una red dejó de aceptar publicaciones y se acabó el tiempo para intentarlo. ${n === 0 ? 'No salió ninguna publicación' : n === 1 ? 'Salió 1 publicación' : `Salieron ${count} publicaciones`}; cada persona ve en su comprobante qué pasó con la suya.`,
    },
    halted: {
      title: 'Este lanzamiento está retenido',
      text: 'Una red dejó de aceptar publicaciones y el resto espera. Quienes organizan lo saben; cada persona ve en su comprobante qué pasó con la suya.',
    },
    unreached: {
      title: 'No alcanzaron las promesas',
      text: (n, count, goal) =>
        `Al llegar el momento ${n === 0 ? 'no había prometido nadie' : n === 1 ? 'había prometido una persona' : `habían prometido ${count} personas`} de las ${goal} que se buscaban. Quienes organizan habían dicho que en ese caso no se publica nada, y así fue.`,
    },
  },
}

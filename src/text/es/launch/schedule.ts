import type { schedule as english } from '../../en/launch/schedule.ts'
import type { Same } from '../../same.ts'

const people = (n: number, count: string) => (n === 1 ? 'ha prometido una persona' : `han prometido ${count} personas`)

export const schedule: Same<typeof english> = {
  meant: {
    label: '¿Qué hora quieres decir?',
    skipped: (place, time) =>
      `Ese día los relojes de ${place} se adelantan y saltan las ${time}, así que esa hora no existe.`,
    twice: (place, time) => `Ese día los relojes de ${place} se atrasan, así que las ${time} llegan dos veces.`,
    before: when => `${when}, antes del cambio`,
    after: when => `${when}, después del cambio`,
  },
  told: 'Quienes dieron un correo reciben un aviso, dos minutos después de tu último cambio.',
  goal: {
    title: 'Meta',
    lead: goal => `Se buscan ${goal} simpatizantes.`,
    change: 'Cambiar el número',
    rule: 'Si al llegar el momento han prometido menos',
    anyway: {
      label: 'Sale de todos modos',
      text: 'La meta es una esperanza; cada publicación prometida sale en el momento.',
    },
    nothing: {
      label: 'No se envía nada',
      text: 'No sale ninguna publicación y el lanzamiento termina. Se lee así en los comprobantes, y llega por correo a quien dio uno.',
    },
    extend: {
      label: 'Se mueve, una vez',
      text: 'A la misma hora, los días que indiques después. Se avisa a todos como arriba.',
    },
    days: 'Días',
    movesTo: when => `Como está fijado ahora, pasaría al ${when}.`,
    afterwards: 'Si tampoco entonces se alcanza',
    afterwardsAnyway: 'sale de todos modos',
    afterwardsNothing: 'no se envía nada',
    button: 'Guardar esta regla',
    consequence: (n, count) =>
      n === 0
        ? 'Se lee esto antes de confirmar.'
        : n === 1
          ? 'Se decide según cuántas promesas haya en el momento mismo. La persona que prometió lee la nueva regla en su comprobante.'
          : `Se decide según cuántas promesas haya en el momento mismo. Las ${count} personas que prometieron leen la nueva regla en su comprobante.`,
    extended: from => `La meta no se alcanzó el ${from}, así que el lanzamiento se movió, una vez.`,
    done: 'Quedó fijado qué pasa si la meta no se alcanza.',
    wrong: {
      rule: 'Elige qué pasa si la meta no se alcanza.',
      days: 'Escribe cuántos días se mueve: de 1 a 60.',
    },
    tooLate: {
      title: 'Ya era tarde para cambiar la meta',
      text: 'El momento llegó o las publicaciones se están preparando. No se cambió nada.',
    },
  },
  rule: {
    nothing: goal => `No se publica nada si para entonces no han prometido ${goal} personas.`,
    extend: (goal, when) => `Si para entonces han prometido menos de ${goal} personas, se mueve una vez, al ${when}.`,
    extendThenNothing: (goal, when) =>
      `Si para entonces han prometido menos de ${goal} personas, se mueve una vez, al ${when}. Si entonces siguen siendo menos, no se publica nada.`,
    extended: from => `Iba a ser el ${from}; habían prometido muy pocas personas, así que se movió, una vez.`,
    soFar: (n, count) => `Hasta ahora ${people(n, count)}.`,
  },
}

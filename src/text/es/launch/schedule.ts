import type { schedule as english } from '../../en/launch/schedule.ts'
import type { Same } from '../../same.ts'

const people = (n: number, count: string) => (n === 1 ? 'ha prometido una persona' : `han prometido ${count} personas`)

export const schedule: Same<typeof english> = {
  title: 'Programar',
  lead: 'Cuándo salen las publicaciones, y qué pasa si prometen pocas personas. Todo se puede cambiar hasta un minuto antes.',
  closed: {
    ahead: 'El momento está cerca, así que esto se queda como está.',
    now: 'El momento llegó, así que esto se queda como está.',
    over: 'Lo que se decidió sobre este lanzamiento. Ya terminó, así que nada de esto puede cambiar.',
  },
  decided: {
    title: 'Lo que se decidió',
    became: 'Cómo está',
    movedFrom: 'Movido desde',
    goal: 'Meta',
    wanted: goal => `${goal} simpatizantes`,
    atMoment: 'Simpatizantes en el momento',
    fewer: 'Con menos simpatizantes',
    rule: { anyway: 'salir de todos modos', nothing: 'no enviar nada' },
    extend: (days, then) => `moverlo una vez, ${days === 1 ? 'un día' : `${days} días`}; después, ${then}`,
    pace: 'Ritmo',
    atOnce: 'todas en el momento',
    over: span => `a lo largo de ${span}`,
  },
  moment: {
    title: 'Momento',
    day: 'Día',
    time: 'Hora',
    clock: place => `Según el reloj de ${place}.`,
    changeZone: 'Cambiar la zona horaria',
  },
  read: {
    title: 'Lo que se leerá',
    nothing: 'Primero hacen falta un día y una hora.',
  },
  save: 'Guardar el programa',
  look: 'Mostrar lo que se leerá',
  consequence: {
    draft: 'No empieza nada antes de que se publique la campaña.',
    published: 'La página de la campaña dice de inmediato el nuevo día.',
  },
  promised: (n, count) =>
    n === 0
      ? 'Quien promete desde ahora promete esto.'
      : n === 1
        ? 'Ya prometió 1 simpatizante. Su comprobante dice de inmediato lo nuevo; de otra hora se le avisa por correo, si dio uno, dos minutos después de tu último cambio.'
        : `Ya prometieron ${count} simpatizantes. Sus comprobantes dicen de inmediato lo nuevo; de otra hora se les avisa por correo, si dieron uno, dos minutos después de tu último cambio.`,
  overtaken: {
    title: 'Alguien guardó el programa mientras lo tenías abierto. De lo tuyo todavía no se guardó nada.',
    theirs: 'Lo que se lee ahora',
    yours: 'Lo que elegiste está abajo. Si guardas, reemplaza lo otro.',
  },
  done: {
    set: 'La hora del lanzamiento quedó fijada.',
    moved: 'El lanzamiento se movió.',
    saved: 'El programa quedó guardado.',
  },
  wrong: {
    unreadable: 'Escribe un día y una hora, como 2027-09-07 y 10:00.',
    past: 'Elige un momento que todavía no haya llegado.',
    rule: 'Elige qué pasa si la meta no se alcanza.',
    days: 'Escribe cuántos días se mueve: de 1 a 60.',
    spread: 'Elige uno de los tiempos de la lista.',
  },
  tooLate: {
    title: 'Ya era tarde para cambiar el programa',
    text: 'Sus publicaciones se están preparando, o ya terminó. No se cambió nada. Una vez que empieza, solo se puede detener.',
  },
  meant: {
    label: '¿Qué hora quieres decir?',
    skipped: (place, time) =>
      `Ese día los relojes de ${place} se adelantan y saltan las ${time}, así que esa hora no existe.`,
    twice: (place, time) => `Ese día los relojes de ${place} se atrasan, así que las ${time} llegan dos veces.`,
    before: when => `${when}, antes del cambio`,
    after: when => `${when}, después del cambio`,
  },
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
    afterwards: 'Si tampoco entonces se alcanza',
    afterwardsAnyway: 'sale de todos modos',
    afterwardsNothing: 'no se envía nada',
    extended: from => `La meta no se alcanzó el ${from}, así que el lanzamiento se movió, una vez.`,
  },
  rule: {
    anyway: 'Si prometen menos, sale de todos modos.',
    nothing: goal => `No se publica nada si para entonces no han prometido ${goal} personas.`,
    extend: (goal, when) => `Si para entonces han prometido menos de ${goal} personas, se mueve una vez, al ${when}.`,
    extendThenNothing: (goal, when) =>
      `Si para entonces han prometido menos de ${goal} personas, se mueve una vez, al ${when}. Si entonces siguen siendo menos, no se publica nada.`,
    extended: from => `Iba a ser el ${from}; habían prometido muy pocas personas, así que se movió, una vez.`,
    soFar: (n, count) => `Hasta ahora ${people(n, count)}.`,
  },
}

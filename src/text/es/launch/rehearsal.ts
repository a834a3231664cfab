import type { rehearsal as english } from '../../en/launch/rehearsal.ts'
import type { Same } from '../../same.ts'

const posts = (n: number, count: string) => `${count} ${n === 1 ? 'publicación' : 'publicaciones'}`
const nothing = 'No se empezó nada.'

const awayFromLaunches =
  'Los ensayos guardan cinco minutos de distancia con cada lanzamiento de este sitio, para no quitarle nada.'

export const rehearsal: Same<typeof english> = {
  title: 'Ensayar el lanzamiento',
  lead: 'La lista de quienes han prometido, la maquinaria real y una red que solo se representa.',
  safe: [
    'Nada sale de esta máquina: las publicaciones van a una red de prueba que se arranca para el ensayo y después se descarta.',
    'No se usa ningún permiso de quienes apoyan. Cada persona recibe una cuenta simulada mientras dura el ensayo.',
    'No se envía ningún texto. En su lugar va un sustituto del mismo largo, como lo mide la red.',
    'El lanzamiento queda como está: no se tocan su hora, sus promesas ni sus publicaciones.',
  ],
  start: {
    button: 'Empezar un ensayo',
    consequence: (n, count) =>
      `${n === 1 ? 'Se enviará' : 'Se enviarán'} ${posts(n, count)} a la red de prueba, ${n > 1_000 ? 'medio minuto' : 'unos segundos'} después de esto. Puede terminarse en cualquier momento, no cuesta nada y nadie de fuera lo nota.`,
    nobody: 'Todavía nadie ha prometido, así que no hay nada que ensayar.',
    noPledges: 'Esta campaña no pide promesas, así que no hay nada que ensayar.',
    over: 'Los ensayos son para el tiempo antes de un lanzamiento. Este ya terminó.',
  },
  running: {
    preparing: 'Se están creando cuentas simuladas.',
    trial: 'Dos pruebas con una parte de la lista muestran qué puede esta máquina; después se ensaya toda.',
    playing: (posted, total) => `El ensayo está en curso: salieron ${posted} de ${total} publicaciones.`,
    end: 'Terminar el ensayo',
    consequence: 'Lo que no ha salido se queda. Lo medido hasta ahora se conserva.',
  },
  result: {
    title: at => `Ensayado el ${at}`,
    earlier: 'Ensayos anteriores',
    finished: (n, count, span) =>
      n === 1
        ? `Salió 1 publicación, ${span} después del momento.`
        : `Salieron ${posts(n, count)}; la última, ${span} después del momento.`,
    nothing: 'No salió ni una publicación.',
    senders: n => `A cargo de ${n} ${n === 1 ? 'emisor' : 'emisores'} en esta máquina.`,
    lasts: 'Cuándo salió la última',
    columns: {
      host: 'En lugar de',
      posts: 'Publicaciones',
      foretold: 'Según el plan',
      atOnce: 'en un segundo',
      measured: 'Medido',
    },
    failed: 'Lo que habría fallado',
    noneFailed: 'Salió todo.',
    dead: 'La cuenta retiró su permiso, o lo hizo la red. La página Revisar muestra estas cuentas.',
    tooLong: 'El texto es más largo de lo que acepta la red.',
    figures: 'Las cifras de la imagen',
  },
  ended: {
    asked: 'Se terminó antes de que salieran todas las publicaciones.',
    'launch-near':
      'Se terminó porque había un lanzamiento cerca: los ensayos guardan cinco minutos de distancia con cada lanzamiento.',
    restarted: 'Se terminó porque el director se arrancó de nuevo mientras corría.',
    halted: 'Se retuvo por sí mismo, como lo haría un lanzamiento: la red de prueba rechazó demasiado.',
    'no-sender':
      'No empezó: en la máquina del director no funciona ningún emisor, y solo esos alcanzan su red de prueba.',
    'no-sandbox': 'No empezó: no se pudo arrancar su red de prueba. El registro del director dice por qué.',
  },
  done: { started: 'El ensayo empieza.', ended: 'El ensayo terminó.' },
  tooLate: {
    running: {
      title: 'Ya hay un ensayo en curso',
      text: `Uno a la vez, para todas las campañas juntas. ${nothing}`,
    },
    'launch-near': {
      title: 'Hay un lanzamiento demasiado cerca',
      away: awayFromLaunches,
      text: `${awayFromLaunches} ${nothing}`,
    },
    nobody: { title: 'Todavía nadie ha prometido', text: `No hay nada que ensayar. ${nothing}` },
    late: { title: 'El lanzamiento terminó', text: `Ya no queda nada que ensayar. ${nothing}` },
    over: { title: 'No hay ensayo que terminar', text: 'Ya terminó. No se cambió nada.' },
  },
}

import type { UnresolvedCause } from '../../../networks/post-outcome.ts'
import type { history as english } from '../../en/pledge/timeline.ts'
import type { Same } from '../../same.ts'

const asked = (n: string, times: number) => `Preguntamos a ${n}${often(times)} si tu publicación está allí`

export const history: Same<typeof english> = {
  title: 'Qué pasó con tu publicación',
  clock: place => `Horas según el reloj de ${place}, a la milésima de segundo.`,
  moment: 'El momento.',
  sent: n => `Enviamos tu publicación a ${n}.`,
  'sent-once-more': n => `La enviamos a ${n} una vez más, palabra por palabra.`,
  posted: n => `${n} la aceptó.`,
  unnamed: n => `${n} la aceptó y cortó antes de decirnos dónde está.`,
  unclear: (word, n) => causeOf(word)(n),
  looked: {
    found: (n, times) => `${asked(n, times)}: está.`,
    absent: (n, times) => `${asked(n, times)}: no está.`,
    unreadable: (n, times) => `${asked(n, times)} y no recibimos una respuesta clara.`,
  },
  'sending-again':
    'El servidor que la tenía está apagado con certeza, así que nada puede seguir en camino: la enviamos de nuevo.',
  'sending-again-by-key':
    'No está allí. La enviamos de nuevo con la misma clave; una clave nunca da dos publicaciones, aunque algo siga en camino.',
  'asked-to-wait': n => `${n} nos pidió esperar.`,
  unreachable: (n, times) => `No pudimos conectar con ${n}${often(times)}; no se envió nada.`,
  'given-back': 'No había salido, y el servidor que la tenía la devolvió.',
  'held-back': n => `${n} no aceptó más publicaciones de esta campaña, así que la tuya quedó retenida.`,
  'went-on': 'Quienes organizan continuaron, y la tuya se intenta otra vez.',
  'no-permission': 'No pudimos leer el permiso que nos diste; no se envió nada.',
  withdrawn: 'La habías retirado, así que no salió.',
  stopped: 'Quienes organizan habían detenido el lanzamiento, así que no salió.',
  missed: 'El tiempo para intentarlo terminó. No se envía nada más.',
  deleted: 'Borraste tu publicación.',
}

const unclear: Readonly<Record<UnresolvedCause, (n: string) => string>> = {
  timeout: n => `${n} no contestó.`,
  reset: n => `La conexión se cortó antes de que ${n} contestara.`,
  'server-error': n => `${n} contestó con un error que no dice si aceptó tu publicación.`,
  'cut-body': n => `La respuesta de ${n} se cortó a la mitad.`,
  duplicate: n => `${n} contestó que ya tiene este texto.`,
  'unclear-answer': n => `${n} dio una respuesta que no podemos leer.`,
  'lost-sender': () => 'El servidor que tenía tu publicación se detuvo. No pudo decirnos si ya había salido.',
  restored: () => 'Volvimos a una copia de nuestros registros anterior al lanzamiento: allí no consta si salió.',
  'restored-absent': n => `La buscamos, y ${n} no la mostró.`,
  'unnamed-post': n => `${n} la aceptó y cortó antes de decirnos dónde está.`,
}

const causeOf = (word: string | null) =>
  unclear[word !== null && Object.hasOwn(unclear, word) ? (word as UnresolvedCause) : 'unclear-answer']

/** "", " dos veces", " tres veces": how often something was done. */
function often(times: number): string {
  if (times === 1) return ''
  const few = ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho']
  return ` ${few[times] ?? times} veces`
}

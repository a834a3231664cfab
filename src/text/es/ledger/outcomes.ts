import type { RefusalReason, UnresolvedCause } from '../../../networks/post-outcome.ts'
import type { outcomes as english } from '../../en/ledger/outcomes.ts'
import type { Same } from '../../same.ts'

const refused: Readonly<Record<RefusalReason, string>> = {
  reconnect: 'La red ya no aceptaba el permiso de la cuenta.',
  suspended: 'La cuenta está suspendida.',
  locked: 'La cuenta está bloqueada hasta que su dueño la desbloquee.',
  duplicate: 'La cuenta había publicado antes el mismo texto.',
  'too-long': 'A la red el texto le pareció demasiado largo.',
  'not-permitted': 'La red no deja que la cuenta publique este texto.',
  'looks-automated': 'La red tomó la publicación por automática.',
  'bad-media': 'La red no aceptó la imagen.',
  'not-enrolled': 'La red quiere que antes se inscriba allí quien tiene la cuenta.',
  'rate-limited': 'La cuenta había llegado al límite de publicaciones que pone la red.',
  altered: 'Lo que se guarda aquí no es lo que la persona confirmó: alguien cambió la base de datos.',
  refused: 'La red no dio un motivo que entendamos.',
}

const unknown: Readonly<Record<UnresolvedCause, string>> = {
  timeout: 'La red no contestó a tiempo.',
  reset: 'La conexión se cortó antes de que la red contestara.',
  'server-error': 'La red contestó con un error que no dice si aceptó la publicación.',
  'cut-body': 'La respuesta de la red se cortó a la mitad.',
  duplicate: 'La red dice que ya tiene el texto, y la publicación todavía no se encontró.',
  'unclear-answer': 'La red dio una respuesta que no podemos leer.',
  'lost-sender': 'Uno de nuestros servidores se detuvo justo cuando enviaba.',
  restored: 'Se restauró una copia anterior al lanzamiento, y la red no dijo si tiene la publicación.',
  'restored-absent': 'Se restauró una copia anterior al lanzamiento; la red no muestra tal publicación.',
  'unnamed-post': 'La red aceptó la publicación, pero no dijo dónde está.',
}

const missed: Readonly<Record<string, string>> = {
  'window-closed': 'El tiempo fijado para intentarlo terminó antes de que la red la aceptara.',
  'too-few': 'Como lo quería quien la prometió: publicaron menos personas de las que pedía.',
  'launch-missed': 'Nuestros servidores no estaban listos en el momento.',
  'app-limit': 'La red deja que este sitio haga solo cierto número de publicaciones en 24 horas, y ya se habían usado.',
}

const stopped: Readonly<Record<string, string>> = {
  cancelled: 'Quienes organizan cancelaron el lanzamiento.',
  unreached: 'Al llegar el momento había muy pocas promesas, así que no se envió nada.',
}

const ended = {
  stopped: 'El lanzamiento se detuvo antes de que saliera.',
  withdrawn: 'Quien la prometió la retiró antes de que saliera.',
  missed: 'No estaba preparada cuando terminó el lanzamiento.',
}

export const outcomes: Same<typeof english> = {
  refused: reason => sentence(refused, reason) ?? refused.refused,
  unknown: reason => sentence(unknown, reason) ?? unknown['unclear-answer'],
  missed: reason => sentence(missed, reason) ?? ended.missed,
  stopped: reason => sentence(stopped, reason) ?? ended.stopped,
  withdrawn: () => ended.withdrawn,
}

const sentence = (words: Readonly<Record<string, string>>, word: string | null) =>
  word !== null && Object.hasOwn(words, word) ? words[word] : undefined

import type { HaltReason, RefusalReason, UnresolvedCause } from '../../../networks/post-outcome.ts'
import type { reasonSentences as english, halts as englishHalts } from '../../en/ledger/reasons.ts'
import type { Same } from '../../same.ts'

type Words = { readonly what: string; readonly todo: string }

const byHand = 'Tu texto se conserva abajo: puedes publicarlo a mano.'

const refusals: Readonly<Record<RefusalReason, (network: string) => Words>> = {
  reconnect: network => ({
    what: `${network} ya no acepta el permiso que nos diste, así que tu publicación no se envió.`,
    todo: 'Quizá retiraste el permiso o cambiaste tu contraseña. Tu texto se conserva abajo: todavía puedes publicarlo a mano.',
  }),
  suspended: network => ({
    what: `${network} dice que esta cuenta está suspendida y no aceptó tu publicación.`,
    todo: `Solo ${network} puede levantar la suspensión. Tu texto se conserva abajo.`,
  }),
  locked: network => ({
    what: `${network} dice que esta cuenta está bloqueada y no aceptó tu publicación.`,
    todo: `Desbloquéala en ${network}. Tu texto se conserva abajo: después puedes publicarlo a mano.`,
  }),
  duplicate: network => ({
    what: `${network} dice que esta cuenta ya publicó antes el mismo texto, así que no lo aceptó otra vez.`,
    todo: 'Si lo ves en tu perfil, no queda nada por hacer. Si no, cambia unas palabras y publícalo a mano.',
  }),
  'too-long': network => ({
    what: `A ${network} el texto le pareció demasiado largo y no lo aceptó.`,
    todo: 'Tu texto se conserva abajo. Acórtalo y publícalo a mano.',
  }),
  'not-permitted': network => ({
    what: `${network} no deja que esta cuenta publique este texto.`,
    todo: 'Tu texto se conserva abajo. Al publicarlo a mano quizá veas el motivo.',
  }),
  'looks-automated': network => ({
    what: `${network} tomó la publicación por automática y la retuvo.`,
    todo: `No lo intentamos otra vez, para cuidar tu cuenta. ${byHand}`,
  }),
  'bad-media': network => ({ what: `${network} no aceptó la imagen de esta publicación.`, todo: byHand }),
  'not-enrolled': network => ({
    what: `${network} quiere que quien tiene esta cuenta se inscriba allí antes de que una aplicación publique por ella, así que no aceptó tu publicación.`,
    todo: byHand,
  }),
  'rate-limited': network => ({
    what: `Esta cuenta había llegado al límite de publicaciones de ${network} y siguió así hasta que dejamos de intentarlo.`,
    todo: 'Tu texto se conserva abajo: puedes publicarlo a mano cuando pase el límite.',
  }),
  altered: network => ({
    what: 'El texto que se guarda aquí no es el que confirmaste: alguien lo cambió. No enviamos nada.',
    todo: `Avisa a las personas de esta campaña. Todavía puedes publicar tus propias palabras en ${network} a mano.`,
  }),
  refused: network => ({
    what: `${network} no aceptó tu publicación y no dio un motivo que entendamos.`,
    todo: `No enviaremos nada más. ${byHand}`,
  }),
}

const unknowns: Readonly<Record<UnresolvedCause, (network: string) => string>> = {
  timeout: network => `Enviamos tu publicación y ${network} no contestó a tiempo.`,
  reset: network => `Enviamos tu publicación y la conexión con ${network} se cortó antes de que contestara.`,
  'server-error': network => `${network} contestó con un error que no dice si aceptó tu publicación.`,
  'cut-body': network => `La respuesta de ${network} se cortó a la mitad.`,
  duplicate: network => `${network} dice que ya tiene este texto; todavía no pudimos encontrar la publicación.`,
  'unclear-answer': network => `${network} dio una respuesta que no podemos leer.`,
  'lost-sender': network => `Uno de nuestros servidores se detuvo justo cuando enviaba tu publicación a ${network}.`,
  restored: network =>
    `Tuvimos que volver a una copia de nuestros registros anterior al lanzamiento, así que no podemos saber qué salió. No pudimos ver si ${network} tiene tu publicación.`,
  'restored-absent': network =>
    `Tuvimos que volver a una copia de nuestros registros anterior al lanzamiento, así que no podemos saber qué salió. Miramos tu cuenta en ${network} y no encontramos la publicación.`,
  'unnamed-post': network => `${network} aceptó tu publicación, pero cortó antes de decirnos dónde está.`,
}

const misses: Readonly<Record<string, (network: string) => string>> = {
  'too-few': () => 'Tu promesa valía solo si se sumaban suficientes personas, y fueron muy pocas.',
  'app-limit': network =>
    `${network} deja que este sitio haga solo cierto número de publicaciones en 24 horas, y otras lo habían agotado antes de tu turno.`,
}

export const halts: Readonly<Record<HaltReason, string>> & Same<typeof englishHalts> = {
  'out-of-credit': 'Se acabó el crédito para publicar en esta red.',
  'app-suspended': 'La red suspendió la aplicación que publica para esta campaña.',
  'client-forbidden': 'La red no deja que esta aplicación publique.',
  'app-limit': 'La aplicación llegó a su límite diario de publicaciones en esta red.',
  'looks-automated': 'La red tomó varias publicaciones por automáticas.',
  'usage-capped': 'La aplicación llegó al tope mensual de su plan.',
  'spend-cap': 'La aplicación llegó al tope de gasto que fijó su dueño en la red.',
  'access-level': 'El nivel de acceso de la aplicación no incluye publicar en esta red.',
  clock: 'La red rechaza lo que firmamos: el reloj de una máquina que envía está mal.',
  'no-user': 'La red no ve en nombre de quién pide la aplicación.',
  'many-alike': 'La red rechazó muchas publicaciones de la misma manera, y no dijo que fuera por las personas.',
  'no-answer':
    'La red, o algo que está delante de ella, dio a muchas publicaciones una respuesta que no es ni sí ni no.',
}

export const reasonSentences: Same<typeof english> = {
  missed: (reason, network) => (isKey(misses, reason) ? (misses[reason]?.(network) ?? '') : ''),
  refused: (reason, network) => refusals[isKey(refusals, reason) ? reason : 'refused'](network),
  unknown: (cause, network) => unknowns[isKey(unknowns, cause) ? cause : 'unclear-answer'](network),
}

const isKey = <T extends object>(words: T, key: string | null): key is keyof T & string =>
  key !== null && Object.hasOwn(words, key)

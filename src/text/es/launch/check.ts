import type { check as english } from '../../en/launch/check.ts'
import type { Same } from '../../same.ts'
import { checkSignIns } from './check-sign-ins.ts'

const accounts = (n: number, count: string) => `${count} ${n === 1 ? 'cuenta' : 'cuentas'}`
const room = 'Haz lugar: un disco lleno retiene un lanzamiento.'
const clocks = 'Sincroniza por NTP los relojes de todas las máquinas'

const findings: Same<typeof english>['findings'] = {
  director: {
    ok: () => ({ text: 'El director está funcionando.' }),
    bad: () => ({
      text: 'El director no está funcionando: no se lanzaría nada.',
      todo: 'Quien mantiene el sitio lo arranca (npm start o npm run director).',
    }),
  },
  senders: {
    ok: n => ({ text: n === '1' ? 'Hay un emisor listo.' : `Hay ${n} emisores listos.` }),
    bad: () => ({
      text: 'No funciona ningún emisor: no saldría ninguna publicación.',
      todo: 'Quien mantiene el sitio arranca algunos (npm start o npm run sender).',
    }),
  },
  'left-out': {
    warn: who => ({
      text: `Un emisor no se usa, porque su configuración no es la del director: ${who}.`,
      todo: 'Dale lo que se nombra entre paréntesis tal como lo tiene el director, y arráncalo otra vez.',
    }),
  },
  network: {
    bad: names => ({
      text: `Retenido: ${names}. Lo que no ha salido allí espera; las otras redes continúan.`,
      todo: 'La página de la campaña dice por qué, y tiene el botón para continuar.',
    }),
  },
  clocks: {
    ok: n => ({ text: `Todos los relojes coinciden dentro de ${n} ms.` }),
    warn: n => ({
      text: `Un reloj difiere ${n} ms de los demás.`,
      todo: `${clocks}: a partir de 2 segundos, un emisor se niega a publicar.`,
    }),
    bad: n => ({
      text: `Un reloj difiere ${n} ms de los demás: su emisor se niega a publicar.`,
      todo: `${clocks}.`,
    }),
    held: n => ({
      text: `El reloj del director y el de Redis difieren ${n} s: no se envía, termina ni abandona nada hasta que coincidan.`,
      todo: `${clocks}. Si coinciden a tiempo, el lanzamiento continúa por sí solo.`,
    }),
    set: n => ({
      text: `El reloj de la máquina del director se adelantó o atrasó ${n} s: no se envía, termina ni abandona nada hasta que se deshaga o se confirme.`,
      todo: `${clocks}. Si la hora de ahora es la correcta, reinicia el director: toma la hora que encuentra.`,
    }),
  },
  redis: {
    ok: () => ({ text: 'La cola de trabajo está sana.' }),
    forgets: () => ({
      text: 'Si la cola de trabajo (Redis) se cae, olvida las publicaciones en camino; después se encuentran de nuevo, más tarde de lo que deberían salir.',
      todo: 'Pon appendonly yes en su configuración.',
    }),
    evicts: () => ({
      text: 'La cola de trabajo (Redis) puede descartar de su memoria publicaciones en camino.',
      todo: 'Pon maxmemory-policy noeviction en su configuración.',
    }),
    away: () => ({
      text: 'La cola de trabajo (Redis) no contesta: no saldría ninguna publicación.',
      todo: 'Quien mantiene el sitio lo arranca.',
    }),
    refuses: said => ({
      text: `La cola de trabajo (Redis) se niega a trabajar para este sitio: no saldría ninguna publicación. Dice: «${said}»`,
      todo: 'Quien mantiene el sitio encuentra la causa y el remedio con `npm run thunderclap -- doctor`.',
    }),
  },
  disk: {
    ok: n => ({ text: `El disco tiene ${n} libres.` }),
    warn: n => ({ text: `El disco solo tiene ${n} libres.`, todo: room }),
    bad: n => ({ text: `El disco está casi lleno: quedan ${n} libres.`, todo: room }),
    used: n => ({
      text: `El disco se llenó: se está usando lo que se guardaba libre para los lanzamientos, y quedan ${n}.`,
      todo: 'Haz sitio ya. Hasta entonces solo se guardan promesas, retiradas y lanzamientos, y pronto nada.',
    }),
  },
  keys: {
    ok: () => ({ text: 'Los permisos de quienes apoyan se pueden abrir con la clave secreta.' }),
    bad: n => ({
      text: `De los últimos permisos, ${n} no se pueden abrir con la clave secreta: sus publicaciones no saldrían.`,
      todo: 'Da a todos los procesos la clave con la que se sellaron (SECRET_KEY).',
    }),
  },
  mail: {
    ok: () => ({ text: 'El correo está configurado.' }),
    warn: () => ({
      text: 'El correo no está configurado: no se puede avisar cuando algo cambia.',
      todo: 'Define SMTP_URL y MAIL_FROM.',
    }),
  },
  proxy: {
    unbelieved: () => ({
      text: 'Las visitas llegan por un proxy que este sitio no conoce: todas comparten un solo límite y, si son muchas a la vez, se rechazan.',
      todo: 'Quien mantiene el sitio pone en TRUST_PROXY el número de proxies que tiene delante (normalmente 1) y reinicia.',
    }),
    missing: n => ({
      text: `Las visitas llegan por menos proxies que los ${n} que dice TRUST_PROXY, así que pueden elegir la dirección por la que se las limita.`,
      todo: 'Pon en TRUST_PROXY el número de proxies que hay y haz que cada uno envíe X-Forwarded-For.',
    }),
  },
  credit: {
    ok: n => ({ text: `Hay crédito en X para este lanzamiento: ${n}, según lo declarado.` }),
    declared: n => ({
      text: `No hay crédito suficiente en X para este lanzamiento: ${n}, según lo declarado. Cuando se acabe, el lanzamiento se retiene.`,
      todo: 'Compra crédito en la consola de desarrollo de X y pon en X_CREDIT lo que diga entonces.',
    }),
    undeclared: n => ({
      text: `Nadie ha dicho si hay crédito en X para este lanzamiento: unos ${n}.`,
      todo: 'Mira la consola de desarrollo de X y pon en X_CREDIT lo que diga.',
    }),
  },
}

export const check: Same<typeof english> = {
  title: 'Revisa antes del lanzamiento',
  lead: 'Lo que podría impedir que este lanzamiento salga como está previsto. Se mira de nuevo cada vez que abres esta página.',
  underWay:
    'El lanzamiento está en marcha. Aquello en lo que se apoya se mira de nuevo cada vez que abres esta página.',
  over: 'Estas revisiones son para el tiempo antes de un lanzamiento. Este ya terminó.',
  report: 'Ver qué se logró',
  noPledges: 'Esta campaña no pide promesas, así que ninguna publicación tiene que caber.',
  system: {
    title: 'El sitio',
    ready: 'Todo está listo.',
    details: 'Qué se miró',
    rest: 'Qué más se miró',
    states: { ok: 'En orden', warn: 'Podría estar mejor', bad: 'Por corregir' },
  },
  findings,
  signIns: checkSignIns,
  texts: {
    title: 'Textos',
    rule: {
      'own-words': network =>
        `En ${network}, cada persona escribe con sus propias palabras: lo que es casi igual no se acepta.`,
      samples: network => `En ${network}, los ejemplos se pueden publicar tal como están.`,
    },
    all: (n, count) => `De ${count} ${n === 1 ? 'publicación prometida' : 'publicaciones prometidas'},`,
    newest: n => `De las ${n} publicaciones prometidas más recientes,`,
    alike: (n, count) =>
      n === 0 ? 'ninguna se parece a otra.' : `${count} ${n === 1 ? 'es igual' : 'son iguales'} a otra, o casi.`,
    odd: (n, count, network) =>
      `${n === 1 ? 'Una de ellas se confirmó' : `${count} de ellas se confirmaron`} cuando se permitían los ejemplos. Salen como se confirmaron: no se descarta nada. ${network} puede ocultar publicaciones iguales o bloquear cuentas. Quienes las prometieron pueden cambiar las palabras en su comprobante hasta el lanzamiento.`,
  },
  reconnect: {
    button: (n, count) =>
      `Pedir por correo a ${count} ${n === 1 ? 'simpatizante que conecte' : 'simpatizantes que conecten'} otra vez`,
    consequence:
      'Cada persona recibe un correo, enseguida, con el camino a su comprobante, donde conecta otra vez. No se escribe a nadie más. No se puede deshacer.',
    unreachable: (n, count) =>
      n === 1
        ? `${count} no dejó dirección y no recibe correo. Su comprobante le pide que conecte otra vez.`
        : `${count} no dejaron dirección y no reciben correo. Sus comprobantes les piden que conecten otra vez.`,
    once: 'Ya se escribió, una vez, a quienes encontró la última revisión. Después de otra revisión puedes escribir de nuevo a quienes sigan en la lista.',
    wait: 'En cuanto termine la revisión, puedes pedirles por correo que conecten otra vez.',
    noMail: 'En este sitio no hay correo configurado, así que no se les puede escribir.',
    sent: at => `Se les pidió por correo el ${at}:`,
    done: 'El correo está en camino. Esta página muestra cuánto falta.',
    known: 'Ya se les pidió, una vez. No se envió nada de nuevo.',
    nobody: 'No queda nadie con dirección a quien pedírselo. No se envió nada.',
    tooLate: {
      title: 'Era demasiado tarde para pedirles que conecten otra vez',
      text: 'El lanzamiento está en marcha o terminó. No se envió nada.',
    },
  },
  lives: {
    renewed: (network, n, count) =>
      `Los permisos en ${network} caducan solos. ${n === 1 ? 'El de 1 cuenta se renueva' : `Los de ${count} cuentas se renuevan`} cada semana y en la hora anterior al lanzamiento.`,
    ending: (n, count) =>
      n === 1
        ? 'Aun así, 1 de ellos caduca antes del lanzamiento: la persona tiene que conectar de nuevo poco antes.'
        : `Aun así, ${count} de ellos caducan antes del lanzamiento: esas personas tienen que conectar de nuevo poco antes.`,
    overdue: (n, count) =>
      `${n === 1 ? '1 de ellos no pudo renovarse' : `${count} de ellos no pudieron renovarse`} durante más de tres días, porque su servidor no respondió. Se le pregunta una y otra vez.`,
    doubted: (n, count) =>
      `De ${n === 1 ? '1 de ellos' : `${count} de ellos`} su servidor dice que ya no existe. Puede ser un error del servidor o de este sitio, así que todavía no se escribe a nadie: se le pregunta de nuevo en cuanto haya renovado otro, a más tardar en una hora.`,
    inDoubt: (n, count) =>
      `De ${n === 1 ? '1 de ellos' : `${count} de ellos`} se perdió la respuesta de la última renovación. Se intenta una vez más dentro de una hora; a quien pierda así su permiso se le pide por correo que conecte de nuevo.`,
    lacks: what =>
      `No se renueva ni se devuelve ningún permiso para el que falta ${what}. Quien mantiene el sitio lo repone; los permisos se quedan como están.`,
  },
  people: {
    title: 'Cuentas',
    none: 'Hasta ahora no ha fallado ningún permiso.',
    dead: (n, count) =>
      n === 1
        ? '1 cuenta retiró su permiso, o lo hizo la red: su publicación no saldría. La persona la conecta de nuevo en su comprobante.'
        : `${count} cuentas retiraron su permiso, o lo hizo la red: sus publicaciones no saldrían. Cada persona conecta la suya de nuevo en su comprobante.`,
    more: 'Más',
    columns: { account: 'Cuenta', email: 'Correo' },
    email: { yes: 'Lo dio', no: 'Ninguno' },
    nothing: network => `No queda ninguna cuenta en ${network} por revisar.`,
    button: (network, n, count) => `Revisar ${accounts(n, count)} en ${network}`,
    buttonPriced: (network, n, count, price) => `Revisar ${accounts(n, count)} en ${network} por ${price}`,
    free: network =>
      `Pregunta a ${network} por cada cuenta si todavía se puede publicar por ella. No cuesta nada y no se publica nada.`,
    priced: (network, each) =>
      `Pregunta a ${network} por cada cuenta si todavía se puede publicar por ella; no se publica nada. ${network} cobra ${each} por cada cuenta, una vez al día. Esto no se puede deshacer.`,
    sandbox: 'Pregunta a la red de prueba por cada cuenta. No cuesta nada y no se publica nada.',
    running: (network, done, total) => `En ${network}, ${done} de ${total} están revisadas.`,
    ended: (network, at, working, reconnect, reconnectCount, unclear, unclearCount) =>
      `${network}, revisadas el ${at}: ${reconnect === 0 && unclear === 0 ? `todas funcionan (${working})` : `funcionan ${working}, no funcionan ${reconnectCount}`}${unclear > 0 ? `, y por ${unclearCount} la red no dio una respuesta clara` : ''}.`,
    started: 'La revisión empezó.',
    priceChanged:
      'Mientras tanto hay más cuentas, así que el precio cambió. Todavía no se preguntó nada. Mira el nuevo precio.',
    tooLate: { title: 'Ya era tarde para revisar', text: 'El lanzamiento terminó. No se preguntó ni se cobró nada.' },
    alreadyRunning: {
      title: 'Ya hay una revisión en curso',
      text: 'Pregunta por las mismas cuentas. No se empezó ni se cobró nada más.',
    },
  },
}

import type { capacity as english } from '../../en/launch/capacity.ts'
import type { Same } from '../../same.ts'

const posts = (n: number, count: string) => `${count} ${n === 1 ? 'publicación' : 'publicaciones'}`
const senders = (n: number) => `${n} ${n === 1 ? 'emisor' : 'emisores'}`
const addresses = (n: number) => `${n} ${n === 1 ? 'dirección' : 'direcciones'}`
export const capacity: Same<typeof english> = {
  title: '¿Alcanza?',
  nobody:
    'Todavía nadie ha prometido. A medida que ocurra, aquí se ve cuánto tardan en salir las publicaciones y cuánto cuestan.',
  leaves: (n, count, span) =>
    n === 1
      ? 'La única publicación sale en el momento.'
      : `${count} publicaciones salen dentro de ${span} desde el momento.`,
  leavesOver: (n, count, spread, span) =>
    `${posts(n, count)} ${n === 1 ? 'sale' : 'salen'} a lo largo de ${spread}, cada una en su propio momento; la última, ${span} después de que empieza el lanzamiento.`,
  nothingLeaves: 'No saldría ni una publicación.',
  restsOn: 'En qué se basa',
  running: (n, at) => `${n === 1 ? 'Funciona' : 'Funcionan'} ${senders(n)} en ${addresses(at)}.`,
  nobodyRuns:
    'No funciona ningún emisor, así que por ahora no saldría nada. Lo que se dice aquí vale para uno. Quien mantiene el sitio lo arranca.',
  basis: (assumed, perSecond) =>
    `${assumed ? 'Se supone que una red contesta en un cuarto de segundo; después de un lanzamiento vale lo medido.' : 'Se toma que las redes contestan tan rápido como la última vez.'} Un emisor hace como máximo ${perSecond} publicaciones por segundo.`,
  hosts: (n, count) => `${count} ${n === 1 ? 'servidor' : 'servidores'}`,
  columns: {
    host: 'Red',
    posts: 'Publicaciones',
    last: 'Sale la última',
    late: 'Tarde',
    unfit: 'Sin enviar',
  },
  after: span => `después de ${span}`,
  held: {
    moment: 'Las publicaciones salen en su momento.',
    answers: 'El ritmo lo marcan las respuestas: cada conexión lleva una publicación a la vez.',
    senders: 'El ritmo lo marcan los emisores.',
    'per-second': 'El ritmo lo marca lo que la red acepta por segundo desde una dirección.',
    window: 'El ritmo lo marca lo que la red acepta en unos minutos desde una dirección.',
  },
  late: (n, count) =>
    `${posts(n, count)} ${n === 1 ? 'saldría' : 'saldrían'} más de medio minuto después de su momento.`,
  unfit: (n, count, span) =>
    `${posts(n, count)} no se ${n === 1 ? 'enviaría' : 'enviarían'}: las redes las aceptan demasiado despacio, y los intentos terminan ${span} después de que empieza el lanzamiento.`,
  over: (network, over, overCount, limit, used, usedCount, hours) =>
    `${posts(over, overCount)} no se ${over === 1 ? 'enviaría' : 'enviarían'}: ${network} deja que este sitio haga ${limit} publicaciones en ${hours} horas${used > 0 ? `, y ${usedCount} de ellas ya están usadas o prometidas para entonces` : ''}. Lanza en dos partes con más de un día de diferencia, o pide a ${network} un límite más alto.`,
  change: 'Con cualquiera de estas cosas el resto sale a tiempo:',
  senders: n => `${n} ${n === 1 ? 'emisor' : 'emisores'} más en las máquinas que hay.`,
  addresses: n =>
    n === 1
      ? '1 máquina más con dirección propia y un emisor en ella.'
      : `${n} máquinas más con dirección propia y un emisor en cada una.`,
  spread: span => `Un reparto de ${span}.`,
  fewer: count => `Menos publicaciones: tal como está, ${count} salen a tiempo.`,
  cost: {
    label: 'Costo',
    none: 'Ninguna de estas redes cobra por publicar.',
    about: dollars => `Unos ${dollars}`,
    free: networks => `Las publicaciones en ${networks} no cuestan nada.`,
    explained: network =>
      `${network} cobra cada publicación, y más si lleva un enlace. Las rechazadas no cuestan nada.`,
    sandbox: dollars => `Nada: estas publicaciones van a la red de prueba. En la red real costarían unos ${dollars}.`,
  },
  renewals: {
    needed: (network, server, n, count, fits) =>
      `${network} pide renovar antes del lanzamiento ${n === 1 ? 'el permiso de 1 cuenta' : `los permisos de ${count} cuentas`} en ${server}. Entre 50 y 10 minutos antes se pueden renovar ${fits}.`,
    others: (n, count) =>
      `${n === 1 ? 'Uno más se renueva' : `${count} más se renuevan`} para otro lanzamiento en los mismos minutos.`,
    over: (n, count) =>
      `${posts(n, count)} ${n === 1 ? 'saldría' : 'saldrían'} tarde, al ritmo en que se renuevan los permisos después del momento. Lanza en dos partes con una hora de diferencia, o haz que parte de las personas prometa en una segunda instalación con dirección propia.`,
  },
  conditions: {
    title: 'A la espera de otras personas',
    waiting: (n, count) =>
      n === 1
        ? 'Una persona publica solo si lo hacen bastantes más.'
        : `${count} personas publican solo si lo hacen bastantes más.`,
    asItStands: (going, count, held, heldCount) =>
      `Si se decidiera ahora, en total ${going === 1 ? 'saldría' : 'saldrían'} ${posts(going, count)} y ${held === 0 ? 'no se quedaría atrás ninguna de estas' : `${held === 1 ? 'se quedaría' : 'se quedarían'} atrás ${heldCount} de estas`}.`,
    decided: (going, count, held, heldCount) =>
      `En el momento se decidió que en total ${going === 1 ? 'sale' : 'salen'} ${posts(going, count)}; ${held === 0 ? 'no se quedó atrás ninguna de estas' : `${held === 1 ? 'se quedó' : 'se quedaron'} atrás ${heldCount} de estas`}.`,
    columns: { asked: 'Solo si', pledges: 'Personas', asItStands: 'Como está', became: 'En el momento' },
    atLeast: n => `publican al menos ${n}`,
    go: { would: 'saldrían', did: 'salieron' },
    stay: { would: 'se quedarían', did: 'se quedaron' },
    further: (pledges, from) => `${pledges} más piden ${from} o más.`,
    when: 'Se decide en el momento, cuando ya nadie puede sumarse ni retirarse. Las publicaciones que alcanzan su número salen uno o dos segundos después de las demás. Quien publica a mano tras un recordatorio no cuenta.',
    capacity: (n, count, span) =>
      `Eso vale si participan todas. Algunas esperan a otras: como está, ${n === 1 ? 'saldría' : 'saldrían'} ${posts(n, count)}${span === null ? '' : `, la última después de ${span}`}.`,
    cost: dollars => `Como está, unos ${dollars}, porque algunas esperan a otras.`,
  },
  spreadForm: {
    title: 'Todas a la vez, o repartidas',
    label: 'Las publicaciones salen',
    atOnce: 'Todas en el momento',
    over: span => `A lo largo de ${span}`,
    option: (choice, span, inTime) =>
      span === null ? choice : `${choice}: la última después de ${span}${inTime ? '' : ', no todas a tiempo'}`,
    hint: 'Con un reparto, cada persona conoce el momento de su propia publicación antes de prometerla. No cuesta nada.',
  },
}

import type { supporters as english } from '../../en/supporter/supporters.ts'
import type { Same } from '../../same.ts'

export const supporters: Same<typeof english> = {
  title: 'Simpatizantes',
  lead: (all, count, goal) => (all === 0 ? 'Todavía nadie ha prometido.' : `${count} de una meta de ${goal}.`),
  nobody: 'En cuanto alguien conecte una cuenta, aparecerá aquí.',
  link: 'Ver quiénes son',
  file: 'Descargar como CSV',
  consents: {
    count: (n, count) =>
      n === 0
        ? 'Las direcciones de correo se quedan aquí: escribes a quienes apoyan a través de este sitio. Nadie ha aceptado recibir correo de tu propia organización.'
        : `Las direcciones de correo se quedan aquí: escribes a quienes apoyan a través de este sitio. ${count} aceptaron recibir correo de tu propia organización.`,
    file: 'Descargar quién aceptó, con las palabras y la fecha',
    ask: 'Pedirlo, con tus propias palabras',
  },
  sums: {
    reach: 'Alcance potencial',
    own: 'Con sus propias palabras',
    samples: 'Un mensaje de ejemplo',
    reachable: 'Dejaron un correo',
    reconnect: 'Deben conectar otra vez',
    waiting: 'Esperan a otras personas',
  },
  states: { active: 'Prometidas', withdrawn: 'Retiradas', removed: 'Quitadas' },
  statesLabel: 'Mostrar',
  search: { label: 'Cuenta, nombre o correo completo', labelWithoutMail: 'Cuenta o nombre', button: 'Buscar' },
  network: { label: 'Red', all: 'Todas las redes' },
  words: { label: 'Texto', all: 'Todos los textos', own: 'Palabras propias', sample: 'Mensajes de ejemplo' },
  reconnect: 'Deben conectar otra vez',
  columns: { account: 'Cuenta', text: 'Texto', followers: 'Seguidores', at: 'Confirmada' },
  sample: 'Ejemplo',
  onlyIf: n => `Solo si publican al menos ${n}`,
  none: { search: what => `Aquí nadie se llama «${what}».`, filter: 'Aquí nadie coincide.' },
  clear: 'Mostrar todo',
  one: {
    title: handle => `@${handle}`,
    back: 'Todas las personas',
    profile: 'Su perfil',
    delivery: 'Qué pasó con la publicación',
    facts: {
      state: 'Estado',
      name: 'Nombre',
      followers: 'Seguidores',
      text: 'Texto',
      condition: 'Condición',
      mail: 'Correo',
      someMail: 'Dejó una dirección',
      noMail: 'No dejó ninguno',
      confirmed: 'Confirmada',
      withdrawn: 'Retirada',
      reason: 'Motivo',
      permission: 'Permiso',
      live: 'Funciona',
      reconnect: 'Ya no funciona: debe conectar otra vez',
    },
    mails: {
      title: 'Correos que recibió sobre esta campaña',
      states: {
        queued: 'espera a ser enviado',
        sending: 'se está enviando',
        sent: 'enviado',
        refused: 'rechazado por el servidor de correo',
        unknown: 'no se sabe: el servidor de correo no dijo si lo aceptó',
        dropped: 'abandonado, o sustituido por uno más nuevo',
      },
    },
    remove: {
      title: 'Quitar esta promesa',
      text: 'Para promesas que abusan de la campaña. No se publica nada y esta cuenta no puede volver a prometer aquí. La persona lee el motivo en su comprobante, y en un correo si dejó una dirección. Esto no se puede deshacer.',
      reason: 'Motivo, como lo leerá la persona',
      button: 'Quitar la promesa',
      wrong: 'Di por qué: la persona lo leerá.',
      long: 'Dilo en un máximo de 500 caracteres.',
    },
    removed: 'La promesa se quitó. No se publicará nada desde esta cuenta.',
    tooLate: {
      title: 'Ya era tarde para quitar esta promesa',
      text: 'Se retiró, o el momento llegó y su publicación pudo haber salido. No se cambió nada.',
      label: 'Volver a la persona',
    },
  },
}

import type { organize as english } from '../../en/organizer/organizer.ts'
import type { Same } from '../../same.ts'
import { organizeAccess } from './access.ts'
import { organization } from './organization.ts'
import { secondStepWords } from './second-step.ts'

const people = (n: number, count: string) => `${count} ${n === 1 ? 'simpatizante' : 'simpatizantes'}`
const onlyStop = 'No se cambió nada. Una vez que empieza, solo se puede detener.'

export const organize: Same<typeof english> = {
  navigation: { campaigns: 'Campañas', people: 'Equipo', you: 'Tu cuenta', signOut: 'Salir' },
  ...organizeAccess,
  organization,
  secondStep: secondStepWords,
  list: {
    title: 'Campañas',
    empty:
      'Todavía no hay ninguna campaña. Empieza una con un título: nadie la ve antes de que la publiques, y nada se envía antes de su momento.',
    campaign: 'Campaña',
    state: 'Estado',
    moment: 'Lanzamiento',
    supporters: 'Simpatizantes',
    ofGoal: goal => `de una meta de ${goal}`,
    noMoment: 'Sin fijar',
    noPledges: 'Sin promesas',
    total: 'Todas las campañas',
  },
  onlyLook: 'Tu papel aquí es mirar: propietarios y editores cambian y empiezan cosas en esta página.',
  onSite: 'Todo el mundo la ve y puede hacer lo que pide.',
  stages: {
    label: 'Campaña',
    overview: 'Resumen',
    write: 'Escribir',
    schedule: 'Programar',
    check: 'Revisar',
    rehearse: 'Ensayar',
    launch: 'Lanzar',
    reach: 'Alcance',
    supporters: 'Simpatizantes',
    updates: 'Novedades',
    share: 'Compartir',
    settings: 'Ajustes',
    done: 'hecho',
  },
  draft: {
    text: 'Todavía no tiene hora.',
    timed: 'Su hora está fijada.',
    link: 'Mira qué falta y publícala',
  },
  campaign: {
    noPledges: 'Esta campaña no pide promesas.',
    actions: 'Lo que pide',
    wanted: goal => `meta: ${goal}`,
    reach: count => `${count} de alcance potencial`,
    supportersLabel: 'Simpatizantes',
    pages: 'Páginas',
    page: 'Página de la campaña',
    board: 'Tablero del lanzamiento',
    report: 'Informe',
    moment: 'Lanzamiento',
    clockOf: place => `según el reloj de ${place}`,
    noMoment: 'Todavía no hay hora fijada.',
  },
  posts: { title: 'Publicaciones', total: 'Todas' },
  cancel: {
    title: 'Cancelar el lanzamiento',
    open: 'Qué significa, y hacerlo',
    button: 'Cancelar el lanzamiento',
    noPledges: 'La página de la campaña dice que se canceló, y queda. Esto no se puede deshacer.',
    consequence: (n, count) =>
      `No se enviará nada por ${n === 0 ? 'nadie' : `${people(n, count)}, con aviso por correo si dieron uno`}, y la campaña ya no recibe promesas. Esto no se puede deshacer.`,
  },
  stop: {
    title: 'Detener el lanzamiento',
    button: 'Detener ahora',
    consequence:
      'Lo que no ha salido deja de salir, en menos de un cuarto de segundo. Lo que ya salió queda publicado. Esto no se puede deshacer.',
  },
  done: {
    cancelled: 'El lanzamiento está cancelado. No se enviará nada.',
    stopped: 'El lanzamiento está detenido. No sale nada más.',
  },
  tooLate: {
    cancel: {
      title: 'Ya era tarde para cancelar',
      text: `Sus publicaciones se están preparando, o ya terminó. ${onlyStop}`,
    },
    stop: {
      title: 'No hay nada que detener',
      text: 'Ninguna publicación de este lanzamiento está en camino. No se cambió nada. Antes de que empiece se puede cancelar o mover.',
    },
    label: 'Ver cómo está',
  },
}

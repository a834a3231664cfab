import { networkLabels } from '../../../networks/port.ts'
import type { auditWords as english } from '../../en/organizer/audit.ts'
import { momentExactly, number } from '../../format.ts'
import type { Same } from '../../same.ts'

const roles = { owner: 'propietario', editor: 'editor', viewer: 'lector' }

const sections = {
  basics: 'los datos básicos',
  picture: 'la imagen',
  story: 'la historia',
  messages: 'los mensajes de ejemplo',
  actions: 'las acciones',
  calls: 'las llamadas',
  hotline: 'la línea de ayuda',
  videos: 'los videos',
  reposts: 'las publicaciones para repostear',
}

type GoalRule = { readonly goalRule: 'anyway' | 'nothing'; readonly extendDays: number | null }
const goal = ({ goalRule, extendDays }: GoalRule) => {
  const then = goalRule === 'anyway' ? 'sale de todos modos' : 'no se envía nada'
  return extendDays === null ? then : `${extendDays} días más y después ${then}`
}

const spread = (ms: number) => (ms === 0 ? 'ninguno' : `${ms / 60_000} min`)
const at = (ms: number, timeZone: string) => momentExactly(ms, timeZone, 'es')

export const auditWords: Same<typeof english> = {
  title: 'Registro de cambios',
  lead: 'Quién cambió qué, y cuándo. Solo se le agrega.',
  empty: 'Todavía no hay nada registrado.',
  nothing: 'Nada en el registro coincide.',
  operator: 'Quien mantiene el sitio (línea de comandos)',
  who: 'Quién',
  campaign: 'Campaña',
  what: 'Qué',
  everybody: 'Todo el equipo',
  allCampaigns: 'Todas las campañas',
  allKinds: 'Todo',
  show: 'Mostrar',
  change: (from, to) => (from === '' ? `ahora «${to}»` : to === '' ? `ya no «${from}»` : `«${from}» → «${to}»`),
  columns: { when: 'Cuándo', who: 'Quién', what: 'Qué' },
  events: {
    'logo-changed': ({ shown }) => (shown ? 'puso el logotipo' : 'quitó el logotipo'),
    'organization-changed': ({ name, contact }) => `cambió quién lleva este sitio: ${name}, ${contact}`,
    'first-run': ({ email }) => `tomó posesión de este sitio, como ${email}`,
    invited: ({ email, role }) => `invitó a ${email} como ${roles[role]}`,
    'invitation-revoked': ({ email, role }) => `revocó la invitación de ${email} como ${roles[role]}`,
    joined: ({ email, role }) => `aceptó la invitación, como ${email}, ${roles[role]}`,
    'role-changed': ({ name, from, to }) => `cambió el rol de ${name} de ${roles[from]} a ${roles[to]}`,
    removed: ({ name, email, role }) => `quitó a ${name} (${email}, ${roles[role]})`,
    'name-changed': ({ from, to }) => `cambió su nombre de ${from} a ${to}`,
    'password-changed': () => 'cambió su contraseña',
    'password-reset': () => 'eligió una contraseña nueva con un enlace de un solo uso',
    'reset-link-made': ({ name }) => `creó un enlace de un solo uso para una contraseña nueva de ${name}`,
    'signed-in': ({ browser }) => (browser ? `entró con ${browser}` : 'entró'),
    'second-step-set': () => 'activó un segundo paso para entrar',
    'second-step-removed': () => 'desactivó su segundo paso',
    'second-step-reset': ({ name }) => `quitó el segundo paso de ${name}`,
    'second-step-rule': ({ required }) =>
      required ? 'pidió un segundo paso a todo el equipo' : 'dejó el segundo paso a la decisión de cada persona',
    'recovery-codes-made': () => 'creó códigos de recuperación nuevos',
    'recovery-code-used': ({ left }) => `usó un código de recuperación; quedan ${left}`,
    'sessions-ended': ({ sessions }) => (sessions === 1 ? 'cerró una sesión suya' : `cerró ${sessions} sesiones suyas`),
    'campaign-made': ({ slug, of }) =>
      `creó el borrador ${slug}${of === 'file' ? ' desde un archivo' : of === 'copy' ? ' como copia' : ''}`,
    'campaign-changed': ({ section }) => `cambió ${sections[section]}`,
    'picture-changed': ({ from, to }) => (to === null ? `quitó la imagen (${from ?? ''})` : `puso la imagen: ${to}`),
    published: () => 'publicó la campaña',
    unpublished: () => 'volvió a dejar la campaña en borrador',
    'preview-renewed': () => 'cambió el enlace de la vista previa',
    'pledge-removed': ({ network, handle, reason }) =>
      `quitó la promesa de @${handle} en ${networkLabels[network]}: ${reason}`,
    'people-downloaded': ({ file }) => `descargó ${file}`,
    'update-sent': ({ subject, people }) => `envió «${subject}» a ${number(people, 'es')} simpatizantes`,
    'channel-made': ({ name }) => `creó el enlace con nombre «${name}»`,
    'channel-retired': ({ name }) => `retiró el enlace con nombre «${name}»`,
    'launch-set': ({ to, timeZone }) => `fijó el lanzamiento para el ${at(to, timeZone)}`,
    'launch-moved': ({ from, to, timeZone }) => `movió el lanzamiento del ${at(from, timeZone)} al ${at(to, timeZone)}`,
    'launch-spread': ({ from, to }) => `cambió el reparto de ${spread(from)} a ${spread(to)}`,
    'goal-rule': ({ from, to }) => `cambió lo que pasa si no se alcanza la meta de «${goal(from)}» a «${goal(to)}»`,
    'accounts-checked': ({ network, accounts, dollars }) =>
      `hizo revisar ${number(accounts, 'es')} cuentas en ${network}${dollars > 0 ? `, por $${dollars.toFixed(2)}` : ''}`,
    'reconnect-asked': ({ people }) =>
      `pidió por correo a ${number(people, 'es')} ${people === 1 ? 'simpatizante' : 'simpatizantes'} que conecten otra vez`,
    'launch-cancelled': () => 'canceló el lanzamiento',
    'launch-stopped': () => 'detuvo el lanzamiento',
    'launch-paused': ({ network }) =>
      network === null ? 'pausó el lanzamiento' : `pausó las publicaciones en ${networkLabels[network]}`,
    'launch-resumed': ({ network }) =>
      network === null
        ? 'dejó continuar el lanzamiento'
        : `dejó continuar las publicaciones en ${networkLabels[network]}`,
    'report-published': () => 'publicó el informe',
    'report-withdrawn': () => 'volvió a dejar el informe solo para quienes organizan',
    'reach-read': ({ dollars }) =>
      `pidió leer lo que alcanzaron las publicaciones${dollars > 0 ? `, por hasta ${dollars.toFixed(2)} $` : ''}`,
    'test-posted': ({ network, handle }) =>
      `hizo una publicación de prueba desde @${handle} en ${networkLabels[network]}`,
    'test-post-deleted': ({ network, handle }) =>
      `eliminó la publicación de prueba de @${handle} en ${networkLabels[network]}`,
    'rehearsal-started': () => 'empezó un ensayo',
    'rehearsal-ended': () => 'terminó un ensayo',
    'key-changed': ({ id }) => `cambió la clave secreta, a ${id}`,
  },
  kinds: {
    'first-run': 'Primer arranque',
    'logo-changed': 'Logotipo cambiado',
    'organization-changed': 'Organización cambiada',
    invited: 'Invitación',
    'invitation-revoked': 'Invitación revocada',
    joined: 'Invitación aceptada',
    'role-changed': 'Rol cambiado',
    removed: 'Persona quitada',
    'name-changed': 'Nombre cambiado',
    'password-changed': 'Contraseña cambiada',
    'password-reset': 'Contraseña renovada',
    'reset-link-made': 'Enlace para una contraseña',
    'signed-in': 'Entrada',
    'second-step-set': 'Segundo paso activado',
    'second-step-removed': 'Segundo paso desactivado',
    'second-step-reset': 'Segundo paso quitado',
    'second-step-rule': 'Regla del segundo paso',
    'recovery-codes-made': 'Códigos de recuperación creados',
    'recovery-code-used': 'Código de recuperación usado',
    'sessions-ended': 'Sesiones cerradas',
    'campaign-made': 'Campaña creada',
    'campaign-changed': 'Campaña cambiada',
    'picture-changed': 'Imagen cambiada',
    published: 'Publicada',
    unpublished: 'Otra vez borrador',
    'preview-renewed': 'Enlace de vista previa cambiado',
    'pledge-removed': 'Promesa quitada',
    'people-downloaded': 'Simpatizantes descargados',
    'update-sent': 'Novedad enviada',
    'channel-made': 'Enlace con nombre creado',
    'channel-retired': 'Enlace con nombre retirado',
    'launch-set': 'Lanzamiento fijado',
    'launch-moved': 'Lanzamiento movido',
    'launch-spread': 'Reparto cambiado',
    'goal-rule': 'Meta no alcanzada',
    'accounts-checked': 'Cuentas revisadas',
    'reconnect-asked': 'Petición de conectar otra vez',
    'launch-cancelled': 'Lanzamiento cancelado',
    'launch-stopped': 'Lanzamiento detenido',
    'launch-paused': 'Lanzamiento en pausa',
    'launch-resumed': 'Lanzamiento reanudado',
    'report-published': 'Informe publicado',
    'report-withdrawn': 'Informe retirado',
    'reach-read': 'Lectura del alcance pedida',
    'test-posted': 'Publicación de prueba',
    'test-post-deleted': 'Publicación de prueba eliminada',
    'rehearsal-started': 'Ensayo empezado',
    'rehearsal-ended': 'Ensayo terminado',
    'key-changed': 'Clave secreta cambiada',
  },
}

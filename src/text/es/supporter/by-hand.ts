import type { reminders as english } from '../../en/supporter/by-hand.ts'
import type { Same } from '../../same.ts'

export const reminders: Same<typeof english> = {
  title: 'Recordatorios',
  lead: 'Personas que publican a mano y a quienes escribimos en el momento. Cuentan para la meta como quien promete con una cuenta, en cuanto confirman desde su correo; si publican, nadie puede verlo. Sus direcciones no se muestran a nadie.',
  sums: {
    confirmed: 'publicarán por su cuenta',
    mailed: 'recibieron el aviso en el momento',
    saidPosted: 'dicen que publicaron',
    asked: 'aún no han confirmado',
  },
  link: n => `${n} publicarán por su cuenta`,
  file: 'Descargar como archivo',
  none: 'Nadie ha confirmado todavía un recordatorio. La página de la campaña ofrece uno junto al botón que conecta una cuenta.',
  columns: { text: 'Texto', confirmed: 'Confirmado', posted: 'Dice que publicó' },
  notPosted: 'no lo ha dicho',
}

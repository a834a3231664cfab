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
  leadOver:
    'Personas que iban a publicar a mano. Quienes confirmaron desde su correo contaron para la meta como quien promete con una cuenta; si publicaron, nadie puede verlo. Sus direcciones no se muestran a nadie.',
  sumsOver: { confirmed: 'iban a publicar por su cuenta', asked: 'nunca confirmaron' },
  link: (n, count, over) => {
    if (n === 0) return over ? 'Nadie iba a publicar a mano.' : 'Nadie publicará a mano.'
    if (n === 1) return over ? '1 persona iba a publicar a mano' : '1 persona publicará a mano'
    return over ? `${count} iban a publicar por su cuenta` : `${count} publicarán por su cuenta`
  },
  file: 'Descargar como archivo',
  noneOver: 'Nadie había confirmado un recordatorio.',
  none: 'Nadie ha confirmado todavía un recordatorio. La página de la campaña ofrece uno junto al botón que conecta una cuenta.',
  columns: { text: 'Texto', confirmed: 'Confirmado', posted: 'Dice que publicó' },
  notPosted: 'no lo ha dicho',
}

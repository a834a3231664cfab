import type { mail as english } from '../../en/mail/mail.ts'
import type { Same } from '../../same.ts'
import { mailToOrganizers } from './to-organizers.ts'
import { mailToSupporters } from './to-supporters.ts'

export const mail: Same<typeof english> = {
  ...mailToSupporters,
  ...mailToOrganizers,
  via: (organization, carrier) => `${organization} vía ${carrier}`,
  secret: n =>
    n === 1
      ? 'El enlace de arriba es solo para ti: quien lo tenga puede actuar en tu lugar. Quítalo antes de reenviar este correo.'
      : 'Los enlaces de arriba son solo para ti: quien tenga uno puede actuar en tu lugar. Quítalos antes de reenviar este correo.',
  why: {
    pledged: 'Recibes esto porque diste esta dirección al prometer.',
    reminded: 'Recibes este correo porque confirmaste con esta dirección que quieres que te avisemos.',
    organizer: 'Recibes esto porque puedes cambiar esta campaña.',
    entered: 'Recibes este correo porque alguien escribió tu dirección en la página de esta campaña.',
  },
  foot: {
    site: site => `Lo envía Thunderclap en ${site}. No registramos si lees esto ni cuándo.`,
    wayOut: {
      campaign: 'No recibir más correos sobre esta campaña',
      all: 'No escribir nunca más a esta dirección',
    },
  },
}

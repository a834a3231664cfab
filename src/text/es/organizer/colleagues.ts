import type { peopleWords as english } from '../../en/organizer/colleagues.ts'
import type { Same } from '../../same.ts'

const roles = {
  owner: { name: 'Propietario', text: 'Todo, y quién trabaja aquí.' },
  editor: { name: 'Editor', text: 'Escribe, programa, lanza y detiene campañas.' },
  viewer: { name: 'Lector', text: 'Mira todo y no cambia nada.' },
}

const roleName = { owner: 'propietario', editor: 'editor', viewer: 'lector' }

const password = {
  field: 'Contraseña nueva',
  wrong: {
    'short-password': 'Elige una contraseña más larga: al menos 12 caracteres.',
    'long-password': 'Elige una contraseña más corta: como máximo 200 caracteres.',
    'password-is-address': 'Elige una contraseña que no sea tu correo.',
  },
}

export const peopleWords: Same<typeof english> = {
  roles,
  list: {
    title: 'Equipo',
    lead: 'Quién trabaja aquí en las campañas.',
    record: 'Registro de cambios',
    columns: { name: 'Nombre', role: 'Rol', since: 'Aquí desde', remove: 'Quitar' },
    you: 'tú',
    roleOf: name => `Rol de ${name}`,
    change: 'Cambiar',
    remove: 'Quitar',
    removeNow: name => `Quitar a ${name}`,
    removal:
      'Su sesión se cierra de inmediato y no puede volver sin una invitación nueva. Lo que hizo queda en el registro.',
    ownRemoval: 'Tu sesión se cierra de inmediato y no puedes volver sin una invitación nueva.',
    lastOwner: 'El único propietario: antes dale ese rol a otra persona.',
    rolesTitle: 'Qué puede hacer cada rol',
  },
  invitations: {
    title: 'Invitaciones',
    empty: 'No hay ninguna invitación abierta.',
    columns: { email: 'Correo', role: 'Rol', by: 'Quién invitó', until: 'Funciona hasta', revoke: 'Revocar' },
    mail: {
      queued: 'El correo espera para salir',
      sending: 'El correo se está enviando',
      sent: 'Enviada por correo',
      refused: 'El servidor de correo rechazó la dirección: revísala e invita otra vez',
      unknown: 'El servidor de correo no dijo si aceptó el correo: pregúntale a la persona o invita otra vez',
      dropped: 'El correo no se pudo enviar a tiempo: invita otra vez',
    },
    revoke: 'Revocar',
    revokeOf: email => `Revocar la invitación de ${email}`,
  },
  invite: {
    title: 'Invita a alguien al equipo',
    email: 'Correo',
    role: 'Rol',
    button: 'Invitar',
    byMail: 'Enviamos por correo un enlace que funciona una sola vez, durante una semana.',
    byHand:
      'Recibes un enlace que funciona una sola vez, durante una semana, para pasarlo tú: el correo de aquí todavía no llega a nadie fuera de esta máquina.',
    wrong: {
      'no-address': 'Escribe un correo como nombre@example.org.',
      'known-address': 'Alguien ya entra con este correo. Cambia su rol en la lista de arriba.',
      'no-role': 'Elige un rol.',
    },
  },
  told: {
    title: 'Pasa este enlace',
    text: 'Se muestra solo esta vez y funciona una sola vez, durante una semana. Envíalo únicamente a esa persona: quien lo abra ocupa su lugar.',
    copy: 'Copiar el enlace',
    copied: 'Copiado',
  },
  done: {
    invited: 'La invitación va en camino por correo.',
    revoked: 'La invitación está revocada. Su enlace ya no funciona.',
    role: 'El rol cambió. Vale desde ahora.',
    removed: 'Ya no está en el equipo y su sesión se cerró.',
    name: 'Tu nombre cambió.',
    password: 'Tu contraseña cambió. Tus otras sesiones se cerraron.',
    sessions: 'Cerrada. En ese navegador hay que entrar de nuevo.',
    'step-removed': 'El segundo paso está desactivado. Tu contraseña basta para entrar.',
    'step-reset': 'Se quitó su segundo paso y sus sesiones se cerraron.',
    'step-rule': 'Guardado. Vale desde ahora.',
  },
  tooLate: {
    lastOwner: {
      title: 'El último propietario se queda',
      text: 'Sin propietario nadie podría dejar entrar a otras personas. No se cambió nada. Antes dale ese rol a alguien más y hazlo de nuevo.',
    },
    revoke: {
      title: 'Esa invitación ya no estaba abierta',
      text: 'Mientras tanto se aceptó, se revocó o se reemplazó. No se cambió nada. Si entró alguien que no debía, quítalo de la lista.',
    },
    label: 'Volver al equipo',
  },
  accept: {
    title: 'Únete al equipo',
    lead: (role, by) =>
      `${by ?? 'Un propietario de este sitio'} te invita con el rol de ${roleName[role]}. ${roles[role].text}`,
    name: 'Tu nombre',
    nameHint: 'El equipo lo ve.',
    email: email => `Entras como ${email}.`,
    password: 'Contraseña',
    button: 'Unirme e ir a las campañas',
    gone: {
      title: 'Esta invitación ya no funciona',
      text: 'Se usó, se revocó, una más nueva la reemplazó o pasó su semana. Pide otra a quien te invitó. ¿Ya te uniste? Entonces entra.',
      label: 'Entrar',
    },
  },
  me: {
    title: 'Tu cuenta',
    role: role => `Tu rol es ${roleName[role]}.`,
    name: {
      title: 'Nombre',
      field: 'Tu nombre',
      button: 'Cambiar el nombre',
      wrong: 'Escribe tu nombre: el equipo lo ve.',
    },
    password: {
      ...password,
      title: 'Contraseña',
      before: 'Contraseña actual',
      button: 'Cambiar la contraseña',
      consequence: 'Cierra tus sesiones en otros navegadores.',
      wrongBefore: 'Esta no es tu contraseña actual.',
    },
    sessions: {
      title: 'Dónde tienes sesiones abiertas',
      lead: 'Cierra la sesión que no sea tuya y después cambia tu contraseña.',
      columns: { browser: 'Navegador', seen: 'Visto por última vez', begun: 'Entrada', end: 'Cerrar' },
      unknown: 'Un navegador',
      entering: 'Escribió tu contraseña, y no el código',
      here: 'este',
      end: 'Cerrar',
      endOf: browser => `Cerrar la sesión de ${browser}`,
      others: 'Cerrar todas las demás',
      othersHint: 'Aquí tu sesión sigue abierta.',
    },
    gone: {
      title: 'Esa sesión ya se había cerrado',
      text: 'No se cambió nada. La lista muestra las sesiones que hay.',
      label: 'Volver a tus sesiones',
    },
  },
  reset: {
    ask: {
      title: 'Elige una contraseña nueva',
      lead: 'Escribe el correo con el que entras. Si aquí se conoce, le enviamos un enlace.',
      email: 'Correo',
      button: 'Enviarme un enlace',
      sent: 'Si alguien entra con esta dirección, un enlace va en camino. Funciona una sola vez, durante una hora. Si se pide otra vez es el mismo enlace, así que también sirve uno que llegó antes. Busca también entre el spam.',
      back: 'Volver a la entrada',
      noMail:
        'En este sitio no está configurado el correo, así que no puede enviarte un enlace. Pídelo a quien lo mantiene: se crea con este comando.',
      command: 'npm run thunderclap -- organizer reset <tu correo>',
    },
    choose: {
      ...password,
      title: 'Elige una contraseña nueva',
      lead: email =>
        `Para ${email}. Se cierran todas las sesiones; después entras con la nueva. ¿Sabes tu contraseña y solo te hicieron esperar en la entrada? Entonces cierra esta página y entra: este navegador ya puede.`,
      button: 'Guardar la contraseña',
    },
    done: 'La contraseña nueva está guardada. Entra con ella.',
    gone: {
      title: 'Este enlace ya no funciona',
      text: 'Se usó, la contraseña se cambió después o pasó su hora. Tu contraseña está como estaba. Pide otro enlace.',
      label: 'Pedir otro enlace',
    },
  },
}

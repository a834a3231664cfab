import type { share as english } from '../../en/share/share.ts'
import type { Same } from '../../same.ts'

export const share: Same<typeof english> = {
  label: 'Compártelo ahora',
  shareOn: 'Compartir en',
  device: 'Compartir …',
  copy: 'Copiar',
  byHand: 'Publicarlo a mano',
  byHandText: 'Cada una se abre con tu texto escrito. Míralo y toca su botón.',
  copied: 'Copiado',
  facebook: 'Facebook solo acepta un enlace: copia antes el texto y pégalo allí.',
  opened: (n, count) => `Se abrió para compartir ${count} ${n === 1 ? 'vez' : 'veces'} hasta ahora.`,
  mastodon: {
    title: 'Compartir en Mastodon',
    label: 'Tu servidor',
    hint: 'La parte de tu nombre que va después de la segunda @, por ejemplo mastodon.social.',
    open: 'Abrirlo allí con este texto',
    kept: 'Solo este navegador lo recuerda.',
    wrong: 'Esto no es el nombre de un servidor. Debe parecerse a mastodon.social.',
  },
  told: {
    networks: n => `${n} redes`,
    posts: (n, on, together) => {
      if (on) return `publicaciones ${together ? 'juntas ' : ''}en ${on}`
      return n === 1 ? 'publicación salió' : `publicaciones salieron${together ? ' juntas' : ''}`
    },
  },
  pictureAlt: (title, organization) => `${title}. Una campaña de ${organization}.`,
  invite: { voice: 'Suma tu voz', act: 'Mira qué puedes hacer', past: 'Mira qué pasó' },
  feed: { title: 'Campañas abiertas', link: 'Sigue las campañas nuevas en un lector de noticias' },
  kit: {
    title: 'Compartir',
    lead: 'Todo lo que ves aquí muestra la campaña como está, y cambia con ella.',
    stillDraft: 'Cuando la campaña esté publicada, aquí estarán su imagen, su tarjeta y sus códigos.',
    link: 'Su enlace',
    linkText: 'Corto y siempre el mismo. Cuenta cuántas veces se abre, y nada sobre quién lo abre.',
    picture: 'Su imagen',
    pictureText:
      'Las redes y los servicios de mensajes la muestran junto al enlace. Se dibuja de nuevo cuando se suma gente, una vez por minuto como máximo, y tras el lanzamiento muestra las publicaciones.',
    pictureOver:
      'Las redes y los servicios de mensajes la muestran junto al enlace. Muestra qué se logró con el lanzamiento.',
    pictureFile: 'Guardarla como archivo',
    card: 'Una tarjeta para otras páginas',
    cardText: 'No usa cookies. Muchos sitios la ponen solos cuando alguien pega la dirección de la campaña.',
    cardTheme:
      'Es clara en cualquier sitio. Con /embed?theme=dark en el código es oscura; con /embed?theme=auto es como el sistema de cada visitante.',
    openings: {
      none: 'Todavía no se ha abierto en otra página.',
      all: (n, count) => `Se abrió ${count} ${n === 1 ? 'vez' : 'veces'} en otras páginas:`,
      untold: 'páginas que no dicen cuáles son',
      others: 'todas las demás',
    },
    cardPreview: 'La tarjeta como se ve en otros sitios',
    button: 'Un enlace sencillo',
    poster: 'En papel',
    posterText: 'El código lleva a la campaña. Lo que se abre desde el papel se cuenta aparte.',
    posterPage: 'Un cartel para imprimir',
    svg: 'QR en SVG',
    png: 'QR en PNG',
    copyCode: 'Copiar el HTML',
    qr: address => `Un código que lleva a ${address}`,
  },
  channels: {
    title: 'Enlaces con nombre',
    lead: 'Uno para cada lugar donde lo pones, tu boletín, un aliado, Instagram: se cuentan las visitas y las personas que apoyan de cada uno, aquí y en el informe. Da un enlace a muchas personas: uno para una sola persona contaría lo que hizo.',
    visits: (n, count) => `${count} ${n === 1 ? 'visita' : 'visitas'}`,
    supporters: (n, count) => `${count} ${n === 1 ? 'persona que apoya' : 'personas que apoyan'}`,
    retired: 'Retirado: sigue llevando aquí y se cuenta.',
    copy: 'Copiar',
    copyOf: name => `Copiar el enlace ${name}`,
    code: { svg: 'QR en SVG', png: 'QR en PNG' },
    codeOf: { svg: name => `QR en SVG del enlace ${name}`, png: name => `QR en PNG del enlace ${name}` },
    retire: 'Retirar',
    retireOf: name => `Retirar el enlace ${name}`,
    name: 'Dónde estará',
    nameHint: 'Boletín de mayo, por ejemplo. Solo lo lee el equipo.',
    button: 'Crear un enlace con nombre',
    wrong: {
      'no-name': 'Di dónde estará el enlace.',
      'known-name': 'Ya hay un enlace con este nombre: usa ese o elige otro nombre.',
      'too-many': 'Esta campaña tiene cien enlaces con nombre. Usa uno de ellos.',
    },
  },
  poster: {
    print: 'Imprímelo con Ctrl+P o desde el menú de tu navegador.',
  },
}

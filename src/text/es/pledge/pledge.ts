import type { pledgeWords as english } from '../../en/pledge/pledge.ts'
import type { Same } from '../../same.ts'

export const pledgeWords: Same<typeof english> = {
  steps: ['Elegir', 'Conectar', 'Confirmar'],
  stepOf: n => `Paso ${n} de 3`,
  choose: {
    title: '¿Qué quieres decir?',
    lead: when => `Una publicación, que sale desde tu cuenta el ${when}.`,
    sampleLegend: 'Toma un ejemplo o escribe el tuyo',
    ownWords: 'Mis propias palabras',
    ownWordsHint: 'Un texto propio se nota más. No se puede mencionar a otras cuentas.',
    ownWordsOnly: 'Dilo con tus propias palabras',
    ownWordsRule: network =>
      `${
        network
          ? `${network} no acepta el mismo texto desde muchas cuentas, así que aquí cada quien escribe el suyo.`
          : 'Aquí cada quien escribe el suyo: se nota más que una copia.'
      } Bastan dos frases. No se puede mencionar a otras cuentas.`,
    prompts: ['¿Por qué te importa?', '¿Dónde vives y a quién conoces allí?', '¿Qué debería pasar ahora?'],
    examples: n => (n === 1 ? 'Ver un ejemplo' : 'Ver ejemplos'),
    examplesText: 'Para leer, no para tomarlo: muestra de qué se trata. Di lo que solo tú puedes decir.',
    preview: 'Así se verá',
    next: 'Continuar',
    nextConnected: 'Continuar al último paso',
  },
  network: {
    legend: '¿Dónde quieres decirlo?',
    hint: 'Cada una es una promesa aparte, con sus propias palabras. Después puedes añadir otra.',
  },
  also: {
    title: 'También desde otra cuenta',
    text: 'Cada cuenta promete una publicación propia, con sus propias palabras, y cada una tiene una página como esta.',
    from: network => `Prometer otra desde ${network}`,
    another: network => `Desde otra cuenta de ${network}`,
  },
  wrong: {
    empty: 'Escribe lo que quieres publicar.',
    'too-long': m =>
      m.length > m.max
        ? `Acorta el texto: tiene ${m.length} caracteres y caben ${m.max}.`
        : 'Quita algunos emojis: los que se componen de muchas partes ocupan más de lo que la red permite.',
    mention:
      'Quita la @mención: una campaña no debe dirigirse a personas que no lo pidieron. Escribe el nombre sin la @.',
    cashtags: 'Deja un solo $cashtag: la red no acepta más.',
    unseen: name =>
      `Tu texto tenía algo que nadie ve (${name}) y que podría cambiar lo que dice. Abajo está sin eso: míralo y vuelve a intentarlo.`,
    damaged: 'Un carácter de tu texto llegó dañado (�). Escríbelo otra vez.',
    'bad-characters': 'Quita el carácter que no se puede mostrar e inténtalo de nuevo.',
    atLeast: 'Escribe un número de personas de 2 a 1,000,000 o deja el campo vacío.',
    email: 'Escribe un correo como nombre@example.org o deja el campo vacío.',
    changed: 'El texto o la cuenta cambió en otra ventana. Míralo una vez más y después confirma.',
  },
  lost: {
    title: 'Lo que escribiste antes ya no está aquí',
    text: 'Tu navegador no guarda cookies de este sitio, o pasó más de un día. No se prometió nada. Vuelve atrás en tu navegador, quizá tus palabras sigan allí, o escríbelas otra vez. Para conectar una cuenta, permite las cookies aquí. Un recordatorio funciona sin ellas.',
  },
  near: {
    wrong: {
      sample: 'Dilo más con tus palabras: es casi igual a uno de los ejemplos.',
      pledge: 'Dilo más con tus palabras: otra persona ya prometió casi la misma publicación.',
    },
    title: { sample: 'Lo que es igual a un ejemplo', pledge: 'Lo que es igual a otra publicación prometida' },
    why: network =>
      `${
        network
          ? `${network} trata como spam el mismo texto desde muchas cuentas: puede ocultarlo o bloquear las cuentas.`
          : 'Aquí cada quien habla con sus propias palabras, para que ninguna publicación pase por spam.'
      } Tu texto se conserva como lo escribiste. Cambia las partes marcadas o agrega lo que es solo tuyo.`,
  },
  connect: {
    title: 'Conecta la cuenta que va a publicar',
    lead: network => `${network} te preguntará si podemos publicar por ti. Publicamos este único texto, una vez.`,
    yes: 'Qué hacemos con él',
    yesList: (when, days) => [
      `Publicar el texto que confirmes, el ${when}. También leemos tu nombre y tu número de seguidores, para sumar el alcance.`,
      `Guardar el permiso cifrado y devolverlo ${days} días después.`,
    ],
    no: 'Qué no hacemos nunca',
    noList: [
      'Publicar otra cosa, seguir cuentas, dar «me gusta» ni enviar mensajes.',
      'Ver tu contraseña ni pasar tu permiso a nadie, tampoco a quienes organizan.',
    ],
    risk: {
      title: 'Qué arriesgas',
      of: {
        x: 'A X no le gustan muchas publicaciones sobre un mismo asunto a la vez. Puede mostrar la tuya a menos personas, bloquear tu cuenta hasta que confirmes un teléfono o, en el peor caso, suspenderla.',
        bluesky:
          'Bluesky no tiene ninguna regla contra publicar juntos. Si personas o moderadores las toman por spam, tu publicación o tu cuenta puede recibir una etiqueta y la verán menos personas.',
        mastodon:
          'Cada servidor de Mastodon tiene sus propias reglas y personas que las hacen cumplir. A algunos no les gustan las campañas: pueden ocultar tu publicación o limitar tu cuenta. Las reglas están en tu servidor, en /about.',
      },
      instead:
        'Si no quieres eso, no conectes nada y publícalo tú: te escribimos en el momento, con tu texto ya escrito.',
      link: 'Avísame por correo',
    },
    wording: network =>
      `La página de ${network} menciona más que eso, porque no ofrece a las aplicaciones un permiso menor. Puedes retirarlo allí cuando quieras.`,
    asksLittle: network =>
      `Pedimos a ${network} un solo permiso: crear publicaciones. No nos deja cambiar ni borrar ninguna, dar «me gusta», seguir cuentas ni leer tus mensajes. Puedes retirarlo allí cuando quieras.`,
    asksServer:
      'Pedimos dos permisos a tu servidor: ver quién eres y publicar, con el que también puedes borrar lo tuyo desde aquí. Algunos servidores no conocen permisos pequeños y dan la cuenta entera: allí tampoco hacemos más. Puedes retirarlo allí cuando quieras.',
    appName: (network, app) => `${network} mostrará el nombre «${app}»: es la aplicación de este sitio.`,
    go: network => `Continuar a ${network}`,
    instead: network => `Decirlo en ${network} en su lugar`,
    yourText: 'Tu texto se conserva mientras tanto:',
  },
  confirm: {
    title: '¿Es esto lo que quieres decir?',
    lead: when => `Exactamente esto saldrá desde tu cuenta el ${when}.`,
    email: 'Correo (opcional)',
    emailHint: days =>
      `Para tu enlace, las novedades del lanzamiento y lo que salió de él. Se borra ${days} días después, o en cuanto lo digas.`,
    button: when => `Publicar esto por mí el ${when}`,
    hint: 'Puedes cambiarlo o retirarlo hasta que empiece el lanzamiento.',
    hintFrozen: 'El lanzamiento está por empezar: todavía puedes retirarlo, pero no cambiar las palabras.',
    change: 'Cambiar el texto',
    others: networks =>
      `Esta promesa vale solo para esta cuenta. Desde ${networks} puedes prometer después otra publicación, con sus propias palabras.`,
    card: network =>
      `Junto al enlace ${network} muestra esta tarjeta: el título y el resumen de la campaña, tal como estén cuando salga.`,
    unlisted: 'Sin listar: en mi perfil y para quienes me siguen, no en las cronologías públicas',
    you: (handle, network) => `Eres @${handle} en ${network}.`,
    youBySaying: 'Así lo dijo tu servidor. Tu publicación saldrá desde esta cuenta y desde ninguna otra.',
    notYou: 'Esa persona no soy yo: devuelve el permiso',
    ends: (network, when) =>
      `El permiso que nos dio ${network} termina el ${when}, antes del lanzamiento. Puedes prometer tu publicación ahora. Cuando el permiso termine, tu comprobante te pedirá que conectes de nuevo, y también nosotros por correo si dejas una dirección.`,
    otherAccount: handle => `¿No es @${handle}? Conecta otra cuenta`,
  },
  condition: {
    open: 'Publicar solo junto con otras personas (opcional)',
    label: 'Publicar la mía solo si publican al menos tantas personas',
    hint: 'Si son menos, no se publica nada por ti. Déjalo vacío para publicar en cualquier caso.',
    howWeCount: {
      title: 'Cómo contamos',
      lines: [
        'En el momento mismo contamos las publicaciones que están por salir, la tuya entre ellas.',
        'Otra persona que espera un número cuenta si el suyo también se alcanza.',
        'Quien publica a mano no cuenta aquí: nadie puede saber si lo hace.',
      ],
    },
  },
  ownMoment: span =>
    `Las publicaciones de esta campaña salen a lo largo de ${span}, cada una en su propio momento. Este es el tuyo y no cambia.`,
  noPledges: {
    title: 'Esta campaña no recoge promesas',
    text: 'No se prometió nada y no se publicará nada por ti. Esto es lo que pide en su lugar:',
    label: 'Ir a la campaña',
  },
  closed: {
    title: 'El momento ya pasó',
    text: 'Este lanzamiento ya no recibe promesas, así que no se prometió nada y no se publicará nada por ti. Si habías escrito un texto, está abajo: puedes publicarlo a mano.',
    label: 'Volver a la campaña',
  },
}

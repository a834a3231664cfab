import type { writeFields as english } from '../../en/campaign/editor-fields.ts'
import type { Same } from '../../same.ts'

export const writeFields: Same<typeof english> = {
  /** The buttons of a row. */
  row: { remove: 'Quitar', up: 'Subir', down: 'Bajar' },
  basics: {
    title: 'Título',
    titleHint: 'Hasta 140 caracteres; los cortos se leen.',
    slug: 'Dirección',
    summary: 'Resumen',
    summaryHint: 'Una o dos frases debajo del título. También aparecen donde se comparte el enlace.',
    organization: 'Organización',
    organizationHint: 'Quién lo pide. Aparece sobre el título.',
    contact: 'Contacto',
    contactHint:
      'Una dirección de correo a la que cualquiera pueda escribir. Aparece en la página, y las respuestas al correo de esta campaña llegan allí.',
    site: 'Sitio web',
    siteHint: 'El de la organización, si lo tiene: la gente mira allí si eres quien dices.',
    imprint: 'Aviso legal',
    imprintHint: 'La página que dice quién eres según la ley, donde tu país la pida.',
    byline: 'Firma',
    bylineHint: 'Quién escribió la historia, si quieres decirlo.',
    consent: 'Correo de tu organización',
    consentHint:
      'Quien deja una dirección de correo encuentra estas palabras junto a una casilla, y solo quien acepta está en un archivo para ti. Si lo dejas vacío, no se pregunta a nadie. Palabras habituales: «Sí, [tu organización] puede escribirme sobre su trabajo a esta dirección. Puedo terminarlo en cualquier momento».',
    lang: 'Idioma',
    langHint:
      'El idioma en que escribes aquí. También el de las imágenes, las tarjetas, los códigos y lo que la gente comparte; los botones alrededor de tus palabras siguen a cada visitante.',
    timeZone: 'Zona horaria',
    timeZoneHint:
      'Todas las horas de esta campaña son según el reloj de este lugar. Un lanzamiento ya fijado conserva su momento.',
    hashtag: 'Etiqueta',
    hashtagHint: 'Una que uses en todos los ejemplos.',
    goal: 'Simpatizantes que se buscan',
    goalHint: 'Un número al que puedas llegar; la página muestra cuánto falta.',
  },
  picture: {
    file: 'Imagen',
    fileHint:
      'JPEG, PNG, WebP, AVIF o GIF, hasta 15 MB, al menos 600 × 315 píxeles. Se recorta a 1200 × 630; se eliminan el lugar y la hora de la fotografía.',
    another: 'Otra imagen',
    alt: 'Qué muestra',
    altHint: 'Una frase para quienes no la ven: «Tres mujeres frente al Capitolio, con fotografías en las manos».',
    focus: 'Qué queda al recortarla',
    focuses: {
      interest: 'Lo que llama la atención',
      centre: 'El centro',
      top: 'La parte de arriba',
      bottom: 'La parte de abajo',
      left: 'El lado izquierdo',
      right: 'El lado derecho',
    },
    remove: 'Quitar la imagen',
    rights: 'Usa una imagen que puedas usar, de personas que estuvieron de acuerdo.',
  },
  story: {
    story: 'Historia',
    storyHint: 'Una línea vacía empieza un párrafo nuevo.',
    help: 'Cómo escribir títulos, enlaces y listas',
    helpRows: [
      ['## Un título', 'un título'],
      ['**importante**', 'negrita'],
      ['*suave*', 'cursiva'],
      ['[la ley](https://example.org/ley)', 'un enlace; una dirección sola también lo es'],
      ['- primero\n- segundo', 'una lista'],
      ['> Lo que ella dijo', 'una cita'],
    ],
  },
  messages: {
    label: n => `Ejemplo ${n}`,
    add: 'Agregar un ejemplo',
    names: { networks: 'Dónde se publica' },
    about: {
      networks:
        'Quienes apoyan eligen entre estas redes y pueden prometer una publicación desde cada una. Lo ya prometido sale, también en una red que quites.',
    },
    x: 'X',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
    linkInPosts: 'Terminar cada publicación con el enlace corto de esta campaña',
    linkInPostsHint:
      'Lleva a la página de la campaña y se cuenta cuántas veces se abre: por red, por ejemplo, por hora, nunca por persona. Se ve antes de confirmar. Las redes pueden cobrar más por publicaciones con enlace: el precio está debajo de cada ejemplo.',
    pledged: 'Una promesa conserva las palabras con que se hizo, aunque aquí cambies o quites algo.',
    measure: (label, length, max) => `${label}: ${length} de ${max} caracteres`,
    price: price => `${price} por publicación`,
    priceLink: (price, plain) => `${price} por publicación, a causa de su enlace (${plain} sin él)`,
    problems: {
      empty: 'Está vacío.',
      'too-long': label => `Demasiado largo para ${label}: acórtalo.`,
      mention: label =>
        `Nombra a alguien con una @, y ${label} no acepta eso de los programas: escribe el nombre sin ella.`,
      cashtags: label => `${label} acepta como máximo una etiqueta con $.`,
      'bad-characters': 'Contiene caracteres que no se pueden enviar.',
    },
    near: (n, percent) =>
      `Casi igual al ejemplo ${n} (${percent}% de parecido): las redes ocultan publicaciones que se repiten. Que cada una diga algo propio.`,
    apart: (n, percent) => `El más parecido es el ejemplo ${n}: ${percent}% de parecido.`,
  },
  actions: {
    promised:
      'Hay quienes ya prometieron o esperan un recordatorio: lo que se les dijo sigue en pie. Cancela el lanzamiento si no debe salir nada.',
    names: { pledge: 'Promesa', share: 'Publicar un ejemplo ahora mismo', call: 'Llamada' },
    about: {
      pledge:
        'Cada persona promete una publicación que sale con todas las demás. Sin ella, la página empieza por lo demás que se puede hacer y no se publica nada en el momento.',
      share: 'Cada persona envía un ejemplo a mano, desde su propia cuenta, de inmediato.',
      call: 'El número, los días y el guion de la parte Llamadas.',
    },
    shown: 'Mostrarlo en la página',
    title: 'Encabezado',
    text: 'Texto',
    usual: words => `Si queda vacío: «${words}»`,
  },
  calls: {
    legend: 'Días para llamar',
    label: n => `Día ${n}`,
    legendHint: 'Los días en que llaman todas las personas juntas. Sin ninguno, cada quien llama cuando quiere.',
    add: 'Agregar un día',
    number: 'Número',
    numberHint: 'Si queda vacío, es la central del Capitolio, (202) 224-3121, que comunica con todas las oficinas.',
    bill: 'Proyecto de ley',
    billHint: 'Lo que representa {{bill}} en el guion: HR 1865.',
    script: 'Qué decir',
    scriptHint:
      'Cuatro o cinco frases que se puedan decir en voz alta. Lo que está entre llaves lo completa quien llama:',
    placeholders: {
      name: 'el nombre de quien llama',
      place: 'dónde vive quien llama',
      representative: 'a quién se llama',
      bill: 'el proyecto de ley de arriba',
      organization: 'tu organización',
    },
  },
  hotline: {
    label: 'Qué es',
    labelHint: 'Línea Nacional contra la Trata de Personas, día y noche, gratis.',
    number: 'Número',
    numberHint: 'Tal como se marca.',
  },
  videos: {
    label: n => `Video ${n}`,
    link: 'Enlace',
    linkHint: 'Tal como lo copias de la barra de direcciones.',
    title: 'Título',
    add: 'Agregar un video',
  },
  reposts: {
    label: n => `Publicación ${n}`,
    link: 'Enlace',
    linkHint: 'De la publicación misma, en X, Bluesky o un servidor de Mastodon.',
    author: 'Quién la escribió',
    quote: 'Sus palabras',
    add: 'Agregar una publicación',
  },
}

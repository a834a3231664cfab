import type { writeWrong as english } from '../../en/campaign/editor-wrong.ts'
import type { Same } from '../../same.ts'

export const writeWrong: Same<typeof english> = {
  'too-long': (label, most) => `${label}: como máximo ${most} caracteres.`,
  'title-missing': () => 'Ponle un título.',
  'organization-missing': () => 'Di quién lleva este sitio.',
  'contact-missing': () => 'Escribe una dirección de correo a la que se pueda escribir.',
  'web-address': label => `${label}: la dirección de una página, como https://example.org.`,
  'mail-address': label => `${label}: una dirección de correo, como hola@example.org.`,
  slug: () =>
    'Dirección: minúsculas, dígitos y guiones, como amend-cda-230. Algunas palabras están reservadas para el sitio.',
  'slug-taken': () => 'Otra campaña tiene esta dirección. Elige otra.',
  'slug-published': () => 'La dirección queda como estaba: la campaña está publicada.',
  lang: () => 'Elige un idioma que este sitio tenga.',
  'time-zone': () => 'Elige una zona horaria: una de la lista, o una ciudad de ella.',
  hashtag: () => 'Etiqueta: letras y dígitos sin espacios, como #CDA230.',
  goal: () => 'Simpatizantes que se buscan: un número entero de 1 a 10,000,000.',
  'no-network': () => 'Elige al menos una red que tenga este sitio.',
  'too-many': (label, most) => `${label}: como máximo ${most}.`,
  damaged: label => `${label}: un carácter llegó dañado (�). Escríbelo otra vez.`,
  tangled: label =>
    `${label}: hay más signos como * _ [ ] > y marcas de lista de los que se pueden mostrar, o listas y citas demasiado metidas unas en otras. Quita algunos o deja líneas vacías entre medias.`,
  twice: label => `${label} dice lo mismo que otro. Cámbialo o quítalo.`,
  placeholder: () =>
    'Qué decir: hay algo entre {{ }} que no es ninguna de las palabras de la lista. Revisa cómo está escrito.',
  phone: label => `${label}: dígitos, espacios y guiones, como 1-888-373-7888.`,
  day: label => `${label}: un día como 2027-09-07.`,
  'hotline-number': () => 'Escribe también el número.',
  'hotline-label': () => 'Di qué es este número.',
  video: label =>
    `${label}: esto no es un enlace de un video de YouTube, Vimeo o PeerTube. Cópialo de la barra de direcciones.`,
  'video-title': label => `${label}: ponle un título al video; es lo que se ve antes de reproducirlo.`,
  'video-link': label => `${label}: falta el enlace.`,
  'post-link': label => `${label}: esto no es un enlace de una publicación en X, Bluesky o un servidor de Mastodon.`,
  quote: label => `${label}: escribe lo que dice la publicación.`,
  alt: () => 'Di qué muestra la imagen, para quienes no la ven.',
  'picture-missing': () => 'Primero elige una imagen.',
  'not-a-picture': () => 'Este archivo no es una imagen de los tipos que aceptamos: JPEG, PNG, WebP, AVIF o GIF.',
  vector: () => 'Esto es un dibujo (SVG). Guárdalo como PNG y elige ese.',
  animated: () => 'Esta imagen se mueve. Elige una fija.',
  'too-many-pixels': () => 'Esta imagen tiene más de 60 millones de píxeles. Guárdala más pequeña y elige esa.',
  'too-small': () => 'Esta imagen es demasiado pequeña: al menos 600 píxeles de ancho y 315 de alto.',
  'logo-too-small': () =>
    'Este logotipo es demasiado pequeño o estrecho: al menos 32 píxeles por lado, y como máximo diez veces más ancho que alto.',
  broken: () => 'Esta imagen está dañada: termina antes de estar completa. Elígela otra vez o guárdala de nuevo.',
  'picture-too-large': () => 'Este archivo pesa más de 15 MB. Guarda la imagen más pequeña y elige esa.',
  'file-format': () => 'Este no es un archivo de campaña: tiene que empezar con «format: thunderclap-campaign-1».',
  'file-too-large': () => 'Este archivo pesa más de 8 MB, más de lo que necesita cualquier campaña.',
  'file-tangled': () =>
    'Este archivo tiene muchas más claves, guiones y corchetes que una campaña. Quita lo que no es de una campaña.',
  'unknown-key': label => `${label}: ninguna campaña tiene esto. Quítalo o revisa cómo está escrito.`,
  'wrong-kind': label => `${label}: falta, o no es del tipo que tiene que ser.`,
  yaml: label => `${label}: esto no es YAML válido.`,
  'picture-file': label => `${label}: no hay tal archivo junto a este.`,
}

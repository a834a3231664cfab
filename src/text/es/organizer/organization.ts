import type { organization as english } from '../../en/organizer/organization.ts'
import type { Same } from '../../same.ts'

export const organization: Same<typeof english> = {
  title: 'Quién lleva este sitio',
  lead: 'La gente lo pregunta antes de prestar una cuenta, y en Europa la ley pide decirlo. Aparece al pie de cada página, en la página de privacidad y en los correos. Las campañas nuevas empiezan con ello y pueden tener lo suyo.',
  first: 'Quién lleva este sitio',
  firstLead:
    'La gente lo pregunta antes de prestar una cuenta, y en Europa la ley pide decirlo. Aparece al pie de cada página; puedes cambiarlo después.',
  button: 'Guardar',
  done: 'Guardado. Todo el mundo lo ve enseguida; las campañas que ya habían empezado conservan lo que dicen.',
  link: 'Quién lleva este sitio',
  logo: {
    title: 'Logotipo',
    lead: 'Opcional. Aparece pequeño junto al nombre: al pie de cada página, y en la página, el paso de conexión y el cartel de las campañas cuya organización tiene este nombre, si no tienen un logotipo propio.',
    ofCampaign:
      'Opcional. Aparece pequeño junto al nombre de la organización: en la página, el paso de conexión y el cartel.',
    inherited: 'El de este sitio, porque la organización tiene su nombre. Otro ocupa su lugar solo en esta campaña.',
    file: 'Archivo de imagen',
    ifWanted: 'Logotipo, si quieres',
    another: 'Otro logotipo',
    fileHint:
      'PNG, WebP, JPEG, AVIF o GIF, hasta 5 MB. Se muestra con 44 píxeles de alto como máximo, sobre blanco o casi blanco: uno en blanco no se vería.',
    tooLarge: 'Este archivo pesa más de 5 MB. Guarda el logotipo más pequeño y elige ese.',
    missing: 'Primero elige un logotipo.',
    button: 'Guardar el logotipo',
    remove: 'Quitar el logotipo',
    done: 'Guardado. Todo el mundo lo ve enseguida.',
  },
  privacyTitle: 'Para la página de privacidad',
  privacyLead:
    'La página dice por sí sola qué guarda este programa y cuánto tiempo. Lo que no puede saber va aquí; donde dejes un campo vacío, la página dice lo que la ley dice de todos modos.',
  fields: {
    name: 'Nombre de la organización',
    nameHint: 'O de la persona que responde de este sitio.',
    contact: 'Dirección de contacto',
    contactHint: 'Un correo al que cualquiera pueda escribir. Se muestra a todo el mundo.',
    postal: 'Dirección postal',
    postalHint: 'En Europa forma parte del aviso legal y de la página de privacidad.',
    site: 'Sitio web',
    siteHint: 'Si lo hay: la gente mira allí si eres quien dices.',
    imprint: 'Aviso legal',
    imprintHint: 'La dirección de la página que dice quién eres según la ley, donde tu país la pida.',
    timeZone: 'Zona horaria',
    timeZoneHint: 'Las campañas nuevas empiezan con ella.',
    lang: 'Idioma',
    langHint: 'Las campañas nuevas empiezan con él.',
    dataProtection: 'Quién responde de la protección de datos',
    dataProtectionHint:
      'Nombre y dirección de la persona delegada de protección de datos, o de quien te represente en la UE, si la hay. Vacío, es el contacto.',
    authority: 'Autoridad de control',
    authorityHint: 'Dónde se puede reclamar: la autoridad de protección de datos de tu país o estado.',
    hosting: 'Quién tiene la máquina, y dónde',
    hostingHint:
      'La empresa y el país, y los del servidor de correo y de las copias: «Hetzner, Alemania; correo de Infomaniak, Suiza».',
  },
  foot: {
    runs: name => `${name} lleva este sitio.`,
    contact: 'Contacto',
    imprint: 'Aviso legal',
    nobody: 'Quien lleva este sitio aún no ha dicho quién es.',
  },
}

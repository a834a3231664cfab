import type { privacy as english } from '../../en/supporter/privacy.ts'
import type { Same } from '../../same.ts'

const days = (n: number) => (n === 1 ? 'un día' : `${n} días`)

export const privacy: Same<typeof english> = {
  title: 'Qué guarda este sitio sobre ti',
  lead: 'Lo mínimo para publicar un solo texto por ti, una sola vez. Aquí no hay publicidad ni rastreo, y ningún script, tipo de letra o imagen de terceros.',
  short: {
    title: 'En breve',
    lines: t => [
      'Leer no deja nada: ninguna cookie, ninguna dirección IP, ningún perfil.',
      `El permiso para publicar se guarda cifrado, sirve para el único texto que confirmaste y se devuelve ${days(t.permission)} después del momento, o en cuanto borres tus datos.`,
      'Tu correo es opcional. Se usa solo para este lanzamiento y después se borra, salvo que le pidas a la organización que te escriba ella misma.',
      'El enlace secreto de tu promesa es la llave de todo: verla, cambiarla, retirarla, borrarla.',
    ],
  },
  who: {
    title: 'Quién responde de ello',
    lead: host => `Responsable de lo que guarda ${host} (responsable del tratamiento, en palabras del RGPD):`,
    none: 'Quien lleva este sitio aún no ha escrito quién es. Antes de que lo haga, no des aquí nada tuyo.',
    contact: 'Contacto',
    postal: 'Dirección',
    site: 'Sitio web',
    imprint: 'Aviso legal',
    dataProtection: 'Protección de datos',
    hosting: 'Dónde está la máquina y quién la tiene',
    noHosting: 'No se ha escrito. Pregunta al contacto.',
    campaigns:
      'Una campaña puede ser de otra organización: quién la pide aparece en su página, con un contacto. Quienes la organizan ven lo que se nombra abajo, y responden con nosotros de lo que hagan con ello.',
  },
  law: {
    title: 'Por qué está permitido',
    lines: [
      'Para tu promesa es tu consentimiento (art. 6 (1) a RGPD) y, como una promesa puede mostrar tu opinión política, tu consentimiento explícito (art. 9 (2) a). Lo das donde confirmas tu texto y lo retiras cuando quieras: en la página de tu promesa. Lo que pasó antes sigue siendo lícito.',
      'Para el correo de la propia organización es un consentimiento aparte: una casilla que nunca se marca por ti.',
      'Para los códigos de direcciones que evitan abusos y correos no deseados, para las sumas sin nombres y para la línea sin nombre que impide que una cuenta publique dos veces, es nuestro interés legítimo (art. 6 (1) f): que el sitio funcione y que nadie publique dos veces. Puedes oponerte.',
      'Para lo que se guarda de quienes organizan es también nuestro interés legítimo: que no entre nadie más y que después se pueda decir quién cambió qué. Si alguien hace este trabajo por un contrato, es ese contrato (art. 6 (1) b). Una cuenta que conectan para una publicación de prueba se usa con su consentimiento.',
      'Nadie tiene que dar nada. Sin una cuenta no podemos publicar por ti; sin una dirección no podemos recordártelo.',
      'Ningún programa decide sobre ti nada que tenga peso legal. Uno mira si un texto es casi igual a otro, y puedes cambiar el tuyo.',
    ],
    abroad: {
      x: 'X es de una empresa de Estados Unidos, y Thunderclap envía tu texto a sus servidores: nos lo pides al confirmarlo (art. 49 (1) a).',
      bluesky:
        'Bluesky es de una empresa de Estados Unidos; tu cuenta puede estar en un servidor de otro lugar. Enviamos tu texto al servidor de tu cuenta: nos lo pides al confirmarlo (art. 49 (1) a).',
      mastodon:
        'En Mastodon enviamos tu texto al servidor de tu cuenta, esté donde esté: nos lo pides al confirmarlo (art. 49 (1) a).',
    },
    complaint: authority =>
      authority
        ? `Puedes reclamar ante una autoridad de control: ${authority}, o la del lugar donde vives o trabajas (art. 77).`
        : 'Puedes reclamar ante la autoridad de protección de datos del lugar donde vives o trabajas, o del nuestro (art. 77).',
  },
  columns: { why: 'Para qué', until: 'Se guarda hasta que' },
  kept: {
    title: 'Qué se guarda y por cuánto tiempo',
    lead: host =>
      `Todo está en una sola base de datos, en el servidor que mantiene ${host}; alrededor de un lanzamiento, lo que se va a publicar espera cifrado en una cola a su lado, y de allí se quita cuando el lanzamiento termina. Las copias de seguridad contienen lo mismo que la base de datos hasta que otras las reemplazan.`,
    rows: t => [
      [
        'El permiso de tu cuenta',
        'Para publicar tu texto en el momento. Está cifrado con una clave que no está en la base de datos; nadie puede leerlo, tampoco quienes organizan.',
        `Borras tus datos o pasan ${days(t.permission)} desde el momento; si te retiras, o entras y no prometes nada, un día. Entonces lo devolvemos a la red y lo borramos aquí.`,
      ],
      [
        'Tu nombre allí, tu cuenta, su dirección y cuántas personas la siguen',
        'Para mostrar quién habla y sumar a cuántas personas puede llegar.',
        'Borras tus datos, o tu permiso se devuelve sin que haya una promesa tuya. Si quienes organizan quitaron tu promesa, tu cuenta y su motivo quedan en el registro de cambios.',
      ],
      [
        'El texto que confirmaste, cuándo lo hiciste, tu condición y tu idioma',
        'Para publicar exactamente eso, compararlo con otros donde cada uno tiene que ser de palabras propias, y escribirte en tu idioma.',
        'Borras tus datos.',
      ],
      [
        'Qué pasó con tu publicación: cuándo salió, su dirección, qué respondió la red, cuántas veces se vio y gustó',
        'Para contarte a ti y a quienes organizan cómo fue, y para no publicar nunca dos veces.',
        'Borras tus datos. Queda una línea sin nombre, con la hora, los seguidores redondeados y un código que impide que la cuenta publique dos veces.',
      ],
      [
        'Tu correo, si lo das con tu promesa',
        'Para enviarte el enlace de tu página, escribirte la víspera, si cambia el momento, si tu permiso deja de funcionar y qué se logró; y para hacerte llegar lo que quienes organizan escriben a todas las personas. Cifrado.',
        `Pasan ${days(t.address)} desde el momento, o en cuanto lo quites o no quieras más correos.`,
      ],
      [
        'Tu consentimiento al correo de la propia organización, si marcas su casilla: tu dirección, las palabras junto a la casilla, cuándo la marcaste y cuándo la confirmaste',
        'Para que la organización pueda escribirte y mostrar que estuviste de acuerdo. La dirección está cifrada.',
        `Dejas la lista, no quieres más correos o borras tus datos: no termina con el lanzamiento. ${t.unconfirmed} horas si no confirmas.`,
      ],
      [
        'Tu correo y tu texto, si pides un recordatorio',
        'Para enviarte el enlace a tu página y escribirte la víspera, en el momento, si este cambia y con lo que resultó. El correo está cifrado.',
        `${t.unconfirmed} horas si no confirmas; si no, el correo ${days(t.reminder)} después del momento, y el texto hasta que lo retires. Retirarlo borra ambos enseguida.`,
      ],
      [
        'Un correo en camino hacia ti',
        'Para enviarlo. Su contenido está cifrado.',
        'Se envía. Después guardamos qué tipo de correo era, cuándo, y un código con clave de la dirección que solo dice si dos son la misma; esa línea queda.',
      ],
      [
        'Que no quieres más correos, si lo dices',
        'Para no enviar nada más allí: un código con clave de la dirección, no la dirección.',
        'Vuelves a pedir correos.',
      ],
      [
        'De quién era el enlace que te trajo, si llegaste por una invitación personal',
        'Para decirle a esa persona cuántas se sumaron por él: un número, sin nombres.',
        'Borras tus datos, o retiras tu recordatorio.',
      ],
      [
        'Qué te trajo aquí cuando prometes o pides un recordatorio: el tipo de enlace, o el nombre del sitio',
        'Para que quienes organizan sepan qué funciona. Ven sumas; de las visitas solo se guarda un número por cada origen. Si llegaste por un enlace al que quienes organizan dieron un nombre, como el de su boletín, cuál fue se guarda con ello.',
        'Borras tus datos, o retiras tu recordatorio.',
      ],
      [
        'De quienes organizan: nombre, correo, rol, idioma, un resumen criptográfico de la contraseña, el segundo paso (cifrado), los navegadores con los que entran y lo que escribieron y no guardaron',
        'Para dejar entrar a quien corresponde y escribirle.',
        `Una persona propietaria las quita. De quien recibe una invitación, la dirección: ${days(t.invited)}.`,
      ],
      [
        'Lo que hicieron quienes organizan: quién, cuándo y qué, con su nombre, y con el correo donde alguien llega o se va',
        'Para saber quién cambió qué, quién descargó una lista de personas y quién detuvo un lanzamiento.',
        'Este registro queda: nada en él se puede cambiar ni borrar.',
      ],
      [
        'Las publicaciones de prueba de quienes organizan: quién la hizo, desde qué cuenta, su texto y su enlace',
        'Para ver cómo queda una publicación antes del lanzamiento.',
        'Quedan con la campaña.',
      ],
    ],
  },
  seen: {
    title: 'Quién lo ve',
    lines: [
      'Todo el mundo: tu publicación, cuando ya salió, igual que en tu perfil. Antes solo sumas: cuántas personas prometieron y a cuántas pueden llegar juntas. Un informe publicado puede citar las publicaciones que más reacciones tuvieron.',
      'Quienes organizan la campaña: tu cuenta, tu nombre y cuántas personas te siguen, tu texto, cuándo lo confirmaste, si dejaste un correo y qué se envió allí, y qué pasó con tu publicación; de un recordatorio, el texto, cuándo lo confirmaste y si dijiste que lo publicaste. Pueden descargarlo en archivos; queda registrado quién lo hace. Responden de sus copias.',
      'En esos archivos no hay ninguna dirección, y escriben a todas las personas a través de este sitio sin ver ninguna. Quien ya sabe tu dirección entera puede encontrar tu promesa con ella. La tuya la ven solo si marcaste la casilla de la organización y lo confirmaste: entonces está en una lista aparte, que pueden descargar.',
      'Quien tenga tu enlace secreto ve tu promesa como tú. No lo compartas.',
      'Quien mantiene esta máquina podría leer la base de datos, pero no los permisos, los enlaces secretos ni los correos de quienes prometen sin su clave.',
      'La red que conectas, que es el servidor de tu cuenta donde una red tiene muchos; y el servidor de correo de este sitio para los correos que recibes.',
      'Nadie más, salvo quien nos tiene la máquina. Nada se vende, se presta ni se entrega.',
    ],
  },
  counted: {
    title: 'Qué se cuenta sin cookies',
    lead: 'Son sumas en la base de datos: un día o una hora, y un número. Al lado no hay ninguna dirección IP, ningún navegador ni ninguna persona, así que nadie puede preguntarnos quién fue.',
    lines: [
      'Las visitas a la página de una campaña, por día, y qué llevó a ellas: el tipo de enlace, un enlace con nombre, o el nombre del sitio.',
      'Las aperturas de su enlace corto, por hora, por el lugar donde estaba y por el ejemplo que terminaba.',
      'Qué forma de compartir se abrió, por día y por ejemplo.',
      'Las aperturas de su tarjeta en páginas ajenas, por día y por el nombre del sitio donde estaba, si el navegador lo dice.',
      'Las llamadas hechas, por día y por su resultado. Tu código postal no se guarda en ninguna parte. El número al azar del formulario se guarda un día, para no contar dos veces la misma llamada.',
    ],
    limits: site =>
      `Para frenar a los programas que prueban muchas direcciones o enlaces secretos, se forma un código de tu dirección IP con una clave secreta y se cuenta: un minuto donde lees, diez donde escribes, un cuarto de hora donde entran quienes organizan, un día donde un formulario envía correo. La dirección misma no se guarda en ninguna parte ni está en ningún registro de ${site}. Un servidor delante de él puede llevar un registro propio.`,
  },
  cookies: {
    title: 'Las cookies que hay',
    lead: 'Ninguna se pone por leer y ninguna te sigue a otro sitio.',
    names: { why: 'Se pone cuando', until: 'Dura' },
    rows: t => [
      [
        'thunderclap',
        'Escribes un texto, conectas una cuenta o das un nombre para tu llamada. Contiene un número al azar; lo que le corresponde está cifrado en la base de datos.',
        `${days(t.session)} desde tu última visita; ${days(t.organizer)} para quienes organizan e inician sesión`,
      ],
      ['language', 'Eliges otro idioma que el que pide tu navegador. Contiene ese idioma.', 'un año'],
      [
        'thunderclap-known',
        'Alguien que organiza inicia sesión. Distingue este navegador de desconocidos que adivinan contraseñas.',
        days(t.browser),
      ],
    ],
    rest: 'Con https los nombres de la primera y la última empiezan con «__Host-». Si compartes en Mastodon, solo tu navegador recuerda el nombre de tu servidor.',
  },
  networks: {
    title: 'Qué va a las redes',
    of: {
      x: 'X da sus permisos enteros: con el nuestro también se podría leer lo que tú lees allí. Lo usamos para publicar tu texto, para preguntar antes del momento si todavía funciona, para buscar tu publicación cuando una respuesta no fue clara y para borrarla cuando aprietas el botón.',
      mastodon:
        'En Mastodon pedimos al servidor de tu cuenta dos permisos: ver quién eres y escribir publicaciones. Con el segundo también se podrían borrar publicaciones: borramos la tuya cuando aprietas el botón, y ninguna otra. Antes de que entres, se pregunta al servidor cuyo nombre escribes qué es, y este sitio se inscribe allí con su propio nombre; de ti no se entera por eso. Recordamos el nombre del servidor y lo que dice de sí mismo.',
      bluesky:
        'En Bluesky pedimos permiso para crear publicaciones y no recibimos ningún otro: con él no podemos leer, cambiar, marcar, seguir ni borrar nada. Nos enteramos de tu nombre de usuario, del identificador duradero de tu cuenta y de su servidor. El permiso termina solo si no lo renovamos en el servidor donde inicias sesión, y lo hacemos más o menos cada semana mientras tu promesa lo necesite.',
    },
    lines: [
      'Cuando conectas tu cuenta te enviamos a la página de la red. Ella sabe entonces que usas este sitio, y nos dice tu nombre, tu cuenta y cuántas personas la siguen. Tu contraseña queda allí.',
      'En el momento le enviamos tu texto con tu permiso. Después podemos preguntarle cuántas veces se vio la publicación. Antes podemos preguntarle si el permiso todavía funciona.',
      'Un botón para compartir abre la página de esa red con el texto puesto. Nada va allí antes de que lo presiones. Lo mismo vale para los videos.',
      'Lo que guarda una red es asunto entre tú y ella: no podemos borrarlo allí, salvo tu propia publicación, donde lo permite.',
    ],
  },
  rights: {
    title: 'Cómo deshacerlo',
    law: 'En Europa la ley te da estos derechos (art. 15–21 RGPD): ver qué se guarda, que se corrija o se borre, que se limite su uso, oponerte a él y llevártelo. La mayoría los ejerces tú en la página de tu promesa, enseguida; para lo demás escribe al contacto de arriba.',
    lines: [
      'Retirarte: en la página de tu promesa o de tu recordatorio, hasta que empiece el lanzamiento. Entonces no se publica nada.',
      'Borrar tu publicación: en la página de tu promesa cuando ya salió, donde la red nos deja; si no, en la red.',
      'Borrar tus datos: en la página de tu promesa, enseguida; si tu publicación está en camino, en cuanto se sepa cómo terminó. Una promesa que todavía espera se retira con ellos.',
      'Quitar el permiso: en la propia red, entre sus aplicaciones conectadas, cuando quieras. Entonces tu publicación no puede salir.',
      'Dejar la lista de la organización: en la página de tu promesa, o con el enlace del correo que te lo preguntó.',
      'No recibir más correos: con el enlace al pie de los correos sobre una campaña.',
    ],
    lost: '¿No encuentras el enlace de tu página?',
    lostLink: 'Pide que te lo enviemos otra vez',
  },
  more: 'Qué guardamos sobre ti y por cuánto tiempo',
}

import type { call as english } from '../../en/call/call.ts'
import type { Same } from '../../same.ts'

const again = 'Deja un mensaje.'

export const call: Same<typeof english> = {
  title: 'Llama a tus representantes en el Congreso',
  back: 'Volver a la campaña',
  lead: 'Una llamada pesa más que una carta y toma dos minutos. Te mostramos a quién llamar y qué puedes decir.',
  zip: 'Tu código postal (ZIP)',
  zipHint: 'Cinco dígitos. Sirve para encontrar a tus representantes y luego se olvida: no lo guardamos.',
  caller: 'Poner mi nombre y lugar en lo que puedo decir',
  name: 'Tu nombre',
  place: 'Dónde vives',
  placeHint: 'Ciudad y estado, por ejemplo. Nadie tiene que darlos; se guardan solo durante esta visita.',
  find: 'Ver a quién llamar',
  noZip: 'Prefiero no decirlo: quiero el número del Capitolio',
  wrong: {
    zip: 'Escribe un código ZIP de cinco dígitos, como 45311.',
    unknownZip: zip =>
      `No conocemos el código ZIP ${zip}. Revisa si es correcto, o llama al Capitolio, aquí abajo, que te comunica con cualquier oficina.`,
    long: 'Acórtalo a 80 caracteres.',
  },
  switchboard: {
    title: 'El Capitolio',
    text: 'La central del Capitolio te comunica con cualquier oficina. Pide hablar con tu representante; llama otra vez para cada uno de tus senadores.',
    label: 'Central',
  },
  numberTitle: 'El número al que hay que llamar',
  noData:
    'Aquí no tenemos la lista de los miembros del Congreso, así que tu código ZIP no serviría. El Capitolio te comunica con los tuyos.',
  overData:
    'La lista que tenemos es de un Congreso que ya terminó, así que no la usamos. El Capitolio te comunica con los tuyos.',
  choose: {
    title: '¿Cuál es tu distrito?',
    text: (zip, n) => `El código ZIP ${zip} abarca ${n} distritos. Elige el tuyo:`,
    several: zip => `El código ZIP ${zip} abarca más de un estado. Elige tu distrito:`,
    unsure: '¿No lo sabes? La Cámara lo encuentra por tu calle:',
    unsureLink: 'house.gov',
  },
  seat: (state, district) => (district === 0 ? `${state}, distrito único` : `${state}, distrito ${district}`),
  titles: {
    representative: name => `Representante ${name}`,
    senator: name => `Senado: ${name}`,
    delegate: name => `Delegación: ${name}`,
    commissioner: name => `Comisión residente: ${name}`,
  },
  party: (party, place) => `${party}, ${place}`,
  vacant: {
    representative: seat => `El escaño de ${seat} está vacante: por ahora nadie lo representa en la Cámara.`,
    senator: state => `Un escaño de ${state} en el Senado está vacante por ahora.`,
  },
  vacantSeat: 'Este escaño está vacante por ahora',
  noSenators: place => `${place} no tiene senadores. Su delegación habla en la Cámara y allí no tiene voto.`,
  termOver: day => `En nuestra lista este mandato terminó el ${day}: puede que ya no esté en el cargo.`,
  step: (n, of) => `Llamada ${n} de ${of}`,
  dial: number => `Llamar al ${number}`,
  capitol: 'En el Capitolio',
  localOffice: city => `Oficina en ${city}`,
  open: {
    capitol: time => `En Washington son las ${time}: la oficina debería contestar.`,
    local: time => `Allí son las ${time}: la oficina debería contestar.`,
  },
  closed: {
    capitol: (day, time) =>
      `Ahora está cerrada: en Washington es ${day}, ${time}, y las oficinas contestan de lunes a viernes, de 9 a 17. ${again}`,
    local: (day, time) =>
      `Ahora está cerrada: allí es ${day}, ${time}, y las oficinas contestan de lunes a viernes, de 9 a 17. ${again}`,
  },
  script: 'Lo que puedes decir',
  scriptFill: 'Poner mi nombre y mi lugar',
  ask: '¿Cómo te fue?',
  outcomes: {
    spoke: 'Hablé con alguien',
    message: 'Dejé un mensaje',
    busy: 'Ocupado o lleno: otro número',
    busyLast: 'Ocupado o lleno: otra llamada',
    skip: 'Omitir',
  },
  askHint: 'Contamos llamadas, no personas: de ti no se guarda nada.',
  others: 'Todos los números de esta oficina',
  done: {
    title: 'Gracias por llamar',
    text: 'Las oficinas anotan cada llamada el día en que llega. Otra la próxima semana vuelve a contar.',
    again: 'Llamar otra vez',
  },
  count: (n, total, today) =>
    n === 0
      ? 'Todavía no se ha contado ninguna llamada de esta campaña: haz la primera.'
      : n === 1
        ? `1 llamada hecha por esta campaña, ${today === '0' ? 'ninguna' : today} de hoy.`
        : `${total} llamadas hechas por esta campaña, ${today === '0' ? 'ninguna' : today} de ellas hoy.`,
  days: (n, days) => (n === 1 ? `El día para llamar es el ${days}.` : `Los días para llamar son ${days}.`),
  calendar: 'Agregar a mi calendario',
  calendarTitle: title => `Llama a tus representantes en el Congreso: ${title}`,
  source: (loaded, newest) =>
    `Miembros del Congreso según el proyecto unitedstates, datos cargados el ${loaded}; quien asumió más recientemente lo hizo el ${newest}.`,
  offer: {
    title: 'Ahora llama al Congreso',
    text: 'Lo que se dice en línea se oye mejor con una llamada. Toma dos minutos.',
    link: 'Ver a quién llamar',
  },
}

import type { errors as english } from '../en/errors.ts'
import type { Same } from '../same.ts'

export const errors: Same<typeof english> = {
  400: {
    title: 'No se pudo leer esa solicitud',
    text: 'Tu navegador envió algo que no entendemos. No se cambió nada. Vuelve atrás e inténtalo de nuevo.',
  },
  403: {
    title: 'Esto no vino de nuestra página',
    text: 'Por tu seguridad solo aceptamos un formulario enviado desde este sitio. No se cambió nada. Abre la página otra vez y envíalo desde allí.',
  },
  404: {
    title: 'Aquí no hay ninguna página',
    text: 'Puede que la dirección esté mal escrita o que la página se haya retirado. Revisa el enlace o empieza por la lista de campañas.',
  },
  409: {
    title: 'Algo cambió mientras tanto',
    text: 'Algo cambió desde que abriste la página, así que no se hizo nada. Abre la página otra vez para ver cómo está todo.',
  },
  413: {
    title: 'Es demasiado de una vez',
    text: 'Lo que se envió es más de lo que esta página acepta. No se cambió nada. Vuelve atrás, acórtalo y envíalo de nuevo.',
  },
  422: {
    title: 'Algo en el formulario no está bien',
    text: 'No se cambió nada. Vuelve atrás, mira lo que escribiste y envíalo de nuevo.',
  },
  429: {
    title: 'Demasiadas solicitudes en poco tiempo',
    text: 'Alguien en tu conexión envió muchas solicitudes, así que esperamos un momento. No se pierde nada. Inténtalo de nuevo en un minuto.',
  },
  500: {
    title: 'El error es nuestro',
    text: 'Algo falló de nuestro lado. Lo que habías confirmado se conserva. Inténtalo de nuevo en un minuto; si sigue así, avisa a quienes mantienen este sitio.',
  },
  502: {
    title: 'La red no contestó como debería',
    text: 'Preguntamos a la red social y no recibimos una respuesta útil. No se publicó nada y lo que escribiste se conserva. Inténtalo de nuevo en un minuto.',
  },
  503: {
    title: 'Volvemos en un momento',
    text: 'Este sitio está arrancando o en mantenimiento. Las promesas hechas se conservan. Inténtalo de nuevo en un minuto.',
  },
  tooManySessions: {
    title: 'Muchísimas personas empezaron aquí desde tu conexión',
    text: minutes =>
      `Guardamos lo que cada cual empieza, y ahora mismo no queda sitio para tu conexión. Lo que escribiste sigue en el formulario: vuelve atrás y envíalo otra vez en ${minutes === 1 ? 'un minuto' : `${minutes} minutos`}, o desde otra conexión. Quien ya empezó puede seguir.`,
    label: 'Ver las campañas abiertas',
  },
  tooManyAnswers: {
    title: 'Desde tu conexión empiezan muchísimos inicios de sesión',
    text: minutes =>
      `Con cada uno preguntamos a otro servidor, así que esperamos. No se pierde nada de lo que escribiste. Empieza otra vez en ${minutes === 1 ? 'un minuto' : `${minutes} minutos`}, o desde otra conexión.`,
    label: 'Ver las campañas abiertas',
  },
  tooManyMails: {
    title: 'Desde aquí se pidieron muchos correos',
    text: minutes =>
      `Alguien en tu conexión pidió muchos, así que esperamos. Lo que escribiste sigue en el formulario: vuelve atrás y envíalo otra vez en ${minutes === 1 ? 'un minuto' : `${minutes} minutos`}, o desde otra conexión.`,
    label: 'Ver las campañas abiertas',
  },
  unsaved: {
    title: 'Ahora no podemos guardar nada',
    text: 'A este sitio no le queda espacio para escribir, así que lo que acabas de enviar no se guardó. Las promesas anteriores se conservan. Vuelve atrás, conserva lo que escribiste y envíalo de nuevo en unos minutos.',
  },
  rush: {
    title: 'Ahora mismo hay muchísima gente aquí',
    text: 'Tanta que no podemos mostrar esta página a todo el mundo a la vez. Se vuelve a intentar sola en unos segundos; no tienes que hacer nada.',
    form: 'Lo que enviaste todavía no se ha recibido. Tu navegador aún lo tiene: recarga esta página y deja que lo envíe todo otra vez.',
  },
  scarce: {
    title: 'Ahora mismo solo podemos guardar promesas',
    text: 'A este sitio le queda poco espacio, y lo reserva para promesas, retiradas y lanzamientos. Lo que acabas de enviar no se guardó y no se cambió nada. Vuelve atrás, conserva lo que escribiste y envíalo más tarde.',
  },
  toStart: 'Ver las campañas abiertas',
  incident: id => `Si nos escribes sobre esto, menciona este número: ${id}`,
}

import type { checkSignIns as english } from '../../en/launch/check-sign-ins.ts'

const nobody = (network: string, since: string, said: string) =>
  `${network} no deja iniciar sesión a nadie desde ${since}. Sus palabras: «${said}».`

export const checkSignIns: typeof english = {
  callback: (network, since, said, callback) => ({
    text: nobody(network, since, said),
    todo: `Añade ${callback} a las direcciones de retorno de la app en la consola de desarrollo de ${network}, exactamente así. Si esa no es la dirección de este sitio, corrige BASE_URL.`,
  }),
  keys: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: 'Copia otra vez la clave y el secreto de la app desde la consola de desarrollo a X_API_KEY y X_API_SECRET, y reinicia. Un reloj que difiere varios minutos recibe la misma respuesta.',
  }),
  clock: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: 'Sincroniza por NTP el reloj de esta máquina.',
  }),
  app: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Mira en la consola de desarrollo de ${network} si la app está suspendida, si pertenece a un proyecto y si puede leer y escribir.`,
  }),
  credit: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Compra crédito en la consola de desarrollo de ${network} o sube su límite de gasto.`,
  }),
  'not-public': (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Los servidores de ${network} leen quién pregunta en /client-metadata.json y /jwks.json de este sitio. Pon en BASE_URL su dirección pública, que empieza por https://, y comprueba que ambos se abren desde fuera.`,
  }),
  'signing-key': (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `La clave con la que este sitio inicia sesión en ${network} se ha perdido o no es la de /jwks.json. Restaura la base de datos que la guarda; o empieza de nuevo con: npm run thunderclap -- keys rotate-sign-in, y pide a la gente que vuelva a conectar.`,
  }),
  limited: (network, since, said) => ({
    text: `${network} no deja entrar a nadie desde ${since}, porque son demasiadas personas a la vez. Sus palabras: «${said}».`,
    todo: 'Sigue solo. Se pide a quienes apoyan que lo intenten otra vez.',
  }),
  away: (network, since, said) => ({
    text: `${network} no da ninguna respuesta útil a un inicio de sesión desde ${since}${said === '' ? '' : ` («${said}»)`}.`,
    todo: `Si ${network} funciona, mira si esta máquina puede alcanzarlo.`,
  }),
  unclear: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Mira en la consola de desarrollo de ${network} y lo que dice de su propio estado.`,
  }),
}

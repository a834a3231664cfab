import type { settings as english } from '../../en/campaign/settings.ts'
import type { Same } from '../../same.ts'

export const settings: Same<typeof english> = {
  title: 'Ajustes',
  address: {
    title: 'Dirección',
    label: 'El final de su dirección',
    hint: 'Minúsculas, dígitos y guiones. Se puede cambiar hasta que se publique la campaña.',
    fixed: 'La campaña está publicada y su enlace ya circula, así que esto se queda como está.',
    button: 'Cambiar la dirección',
  },
  copies: {
    title: 'Copias',
    download: 'Descargar como archivo',
    downloadText: 'Sus palabras y su imagen, para guardarlas o llevarlas a otro Thunderclap.',
    import: 'Leer un archivo así.',
    duplicate: 'Duplicar',
    duplicateText: 'Crea un borrador nuevo con las mismas palabras y la misma imagen. Esta campaña no cambia.',
    copyOf: title => `${title} (copia)`,
  },
  site: {
    title: 'Quitarla del sitio',
    button: 'Convertirla otra vez en borrador',
    consequence:
      'Desde entonces solo la ven quienes organizan, y sus enlaces no llevan a ninguna parte hasta que se publique de nuevo. Es posible mientras nadie haya prometido.',
    forGood:
      'Desde entonces solo la ven quienes organizan, y sus enlaces no llevan a ninguna parte. Su lanzamiento terminó, así que no se puede publicar de nuevo; una copia, sí.',
    pledged: (n, count, cancel) =>
      `${n === 1 ? 'Prometió 1 simpatizante' : `Prometieron ${count} simpatizantes`}, así que se queda en el sitio. Todavía puedes cambiar sus palabras${cancel ? ' y cancelar su lanzamiento' : ''}.`,
    tooLate: {
      title: 'Alguien ya prometió',
      text: 'Se queda en el sitio, porque a esas personas se les dijo que su publicación sale. Todavía puedes cancelar el lanzamiento.',
    },
    back: 'Volver a los ajustes',
  },
  done: {
    address: 'La dirección se cambió.',
    unpublished: 'Es otra vez un borrador: solo la ven quienes organizan.',
  },
}

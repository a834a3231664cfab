/** Line icons on a 24 px grid. */
const paths = {
  check: 'M4.5 12.5l5 5 10-11',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17.4v.1',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  pen: 'M4 20l1-4L16.5 4.5l3 3L8 19zM14.5 6.5l3 3',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M5 12v8h14v-8',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3c0 1-1 2-2 2C10.5 19.5 4.5 13.5 4.5 5.5c0-1 1-2 2-2z',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  stop: 'M6 6h12v12H6z',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  play: 'M8 5l11 7-11 7z',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.4v.1',
} as const

export type IconName = keyof typeof paths

/** Decoration beside words; where it stands alone, give it a `label`. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      focusable="false"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark: silence, the moment, then posts rising from the baseline. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 30 22" aria-hidden="true" focusable="false">
      <path class="mark-line" d="M0 21h30" />
      <path class="mark-moment" d="M9 1v20" />
      <path class="mark-posts" d="M12.5 21V5M15.5 21V9M18.5 21v-8M21.5 21v-5M24.5 21v-7M27.5 21v-3" />
    </svg>
  )
}

import { boardClock } from './lib/board-clock.ts'
import { boardStream } from './lib/board-stream.ts'
import { keepFresh } from './lib/board-tables.ts'

/** What a browser adds to the launch board: a clock that runs, figures that come by themselves, and the clap. */
const board = document.querySelector<HTMLElement>('.board')
if (board) {
  const clock = boardClock(board)
  const refresh = keepFresh()
  boardStream(board, said => {
    clock.hear(said)
    refresh()
  })
}

import { boardClock } from './lib/board-clock.ts'
import { boardStream } from './lib/board-stream.ts'
import { keepTablesFresh } from './lib/board-tables.ts'

/** What a browser adds to the launch board: a clock that runs, figures that come by themselves, and the clap. */
const board = document.querySelector<HTMLElement>('.board')
if (board) {
  const clock = boardClock(board)
  const refresh = keepTablesFresh()
  boardStream(board, said => {
    clock.hear(said)
    refresh()
  })
}

/** Something the person at the terminal has to do first; the message says what. */
export class SetupError extends Error {}

/** Something stands in the way of a start. The message is one line and says what to do. */
export class StartProblem extends Error {}

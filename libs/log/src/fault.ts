/** What was to be verified does not hold, or cannot be read: one sentence says what and where. */
export class LogFault extends Error {
  override readonly name: string = 'LogFault';
}

/** @throws LogFault with the sentence, unless it holds */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new LogFault(sentence);
}

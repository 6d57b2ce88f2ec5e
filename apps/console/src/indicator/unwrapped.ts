/** The words of a measure as running text: they come set for a terminal, a label before wide gaps, the rest of a sentence moved in below it. */
export const unwrapped = (words: string): string =>
  words
    .replaceAll(/\n\s+/g, ' ')
    .replaceAll(/^(\S+) {2,}/gm, '$1: ')
    .replaceAll(/ {2,}/g, ' ');

/** A position as an address names it; undefined where the text is none. */
export const positionOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? text : undefined;

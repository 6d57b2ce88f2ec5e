/** Marks that turn the direction of text, and line ends that no JSON escapes. */
const MARKS = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The same text with these marks written out (`\u202e`): drawn by a browser, they would turn what stands beside them. */
export const visibleMarks = (text: string): string =>
  text.replace(MARKS, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

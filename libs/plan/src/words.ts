import * as z from 'zod';

/** One text in Chinese and in English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Text that says something: not empty, not only white space, at most 10,000 characters. */
export const text = z
  .string()
  .max(10_000)
  .refine((value) => /\S/.test(value), { error: 'must not be empty' });

/** Text in both languages; both are asked for. */
export const words = z.strictObject({ zh: text, en: text });

/** An id of lower-case letters, digits and hyphens, as plans, sections, indicators and readings carry it. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, {
  error: 'must be 2 to 63 lower-case letters, digits and hyphens, a letter first',
});

/** A text without its white space, for comparing quotations: sources break lines inside sentences, even inside words. */
export function withoutSpace(value: string): string {
  return value.replace(/\s+/gu, '');
}

import { escapeLiteral } from 'pg';

/** SQL: a text as a constant. */
export const literal = (text: string): string => escapeLiteral(text);

/** SQL: a value as a jsonb constant. */
export const jsonLiteral = (value: unknown): string => `${escapeLiteral(JSON.stringify(value))}::jsonb`;

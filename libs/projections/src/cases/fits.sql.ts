/**
 * Whether the fields of a fact fit a selector: one of its `matches` (SQL of jsonb[]; null: every fact fits) in which each field is the
 * value that stands there, or a list that holds it (an array inside an object contains no bare value: `{"a": ["x"]} @> {"a": "x"}` is
 * false, so where there is a list at all fields are asked one by one). `fields` is SQL of jsonb.
 */
export const fits = (fields: string, matches: string): string => `
(${matches} IS NULL OR ${fields} @> ANY (${matches})
  OR (${fields}::text LIKE '%[%' AND EXISTS (
        SELECT FROM unnest(${matches}) m(m)
         WHERE NOT EXISTS (SELECT FROM jsonb_each(m.m) w(field, value) WHERE (${fields}->w.field @> w.value) IS NOT TRUE))))`;

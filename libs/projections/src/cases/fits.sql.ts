/**
 * Whether the fields of a fact fit a selector: one of its `matches` in which each field is the value that stands there, or a list that
 * holds it (an array inside an object contains no bare value: `{"a": ["x"]} @> {"a": "x"}` is false, so lists are asked field by
 * field). Both are SQL expressions of jsonb.
 */
export const fits = (fields: string, matches: string): string => `
EXISTS (SELECT FROM jsonb_array_elements(${matches}) m(m)
         WHERE ${fields} @> m.m
            OR NOT EXISTS (SELECT FROM jsonb_each(m.m) w(field, value) WHERE (${fields}->w.field @> w.value) IS NOT TRUE))`;

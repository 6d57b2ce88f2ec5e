/** A parameter of a statement, or a value of a canonical parameter map. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

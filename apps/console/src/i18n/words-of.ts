/** Words of a page in both languages, of the same shape: what one lacks the compiler finds. */
export interface Words<T> {
  readonly zh: T;
  readonly en: { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]>['en'] };
}

import { type FactDayType, type FactKind, type FactReferenceType, type FactValueType, MAX_MANY } from '@duibiao/facts';
import type { FactKindView } from './fact-kind.schema.js';

/** A kind as a form is made from it: its fields in the order of their declaration. */
export function factKindView(kind: string, declared: FactKind): FactKindView {
  const { name, references, days, values, key, fixed, owner, submit, sources, voidable } = declared;
  return {
    kind,
    name,
    refs: Object.entries(references).map(([field, type]) => referenceView(field, type)),
    days: Object.entries(days).map(([field, type]) => dayView(field, type)),
    values: Object.entries(values).map(([field, type]) => valueView(field, type)),
    key,
    fixed,
    owner,
    submit,
    sources,
    isVoidable: voidable,
  };
}

const common = (field: string, { name, optional }: Pick<FactDayType, 'name' | 'optional'>) => {
  return { field, name, isRequired: !optional };
};

const referenceView = (field: string, declared: FactReferenceType): FactKindView['refs'][number] => ({
  ...common(field, declared),
  type: declared.type,
  most: declared.many ? MAX_MANY : 1,
  except: declared.type === 'unit' ? declared.except : [],
  of: declared.type === 'thing' ? declared.of : null,
});

const dayView = (field: string, declared: FactDayType): FactKindView['days'][number] => ({
  ...common(field, declared),
  from: declared.from,
  to: declared.to,
  notBefore: declared.notBefore ?? null,
});

/** What has a default is not required, whatever is declared beside. */
function valueView(field: string, declared: FactValueType): FactKindView['values'][number] {
  const { optional: _optional, ...type } = declared;
  const own = { ...type, ...common(field, declared) };
  switch (own.type) {
    case 'code':
      return { ...own, codes: Object.entries(own.codes).map(([code, name]) => ({ code, name })) };
    case 'integer':
      return { ...own, isRequired: own.isRequired && own.default === undefined, default: own.default ?? null };
    case 'boolean':
      return { ...own, isRequired: own.isRequired && own.default === undefined, default: own.default ?? null };
    default:
      return own;
  }
}

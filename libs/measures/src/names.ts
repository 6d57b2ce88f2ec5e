import { type FactLabels, unitTypeNames, type Words } from '@duibiao/plan';

/** What a definition in words calls fact kinds, their fields and codes. */
export interface Names {
  fact(kind: string): Words;
  /** A field, by the first of the kinds that has a name for it. */
  field(field: string, ...kinds: readonly string[]): Words;
  code(kind: string, field: string, code: string): Words;
  unitType(type: string): Words;
}

const plain = (text: string): Words => ({ zh: text, en: text });

/** As facts have them: for whoever looks at facts beside the words. */
export const namesAsFiled: Names = {
  fact: plain,
  field: plain,
  code: (_kind, _field, code) => plain(code),
  unitType: plain,
};

/** By the labels of the fact kinds in force; what has no label is named as facts have it. */
export function namesByLabel(kinds: ReadonlyMap<string, FactLabels>): Names {
  const unitType = (type: string): Words => unitTypeNames.get(type) ?? plain(type);
  const labelOf = (kind: string, field: string) => kinds.get(kind)?.fields.get(field);
  return {
    fact: (kind) => {
      const name = kinds.get(kind)?.name;
      return name === undefined ? plain(kind) : { zh: `〈${name.zh}〉`, en: `“${name.en}”` };
    },
    field: (field, ...of) => of.map((kind) => labelOf(kind, field)?.name).find(Boolean) ?? plain(field),
    code: (kind, field, code) => {
      const isType = field === 'type' && (kind === 'unit.opened' || kind === 'unit.changed');
      return isType ? unitType(code) : (labelOf(kind, field)?.codes.get(code) ?? plain(code));
    },
    unitType,
  };
}

/** A case key, `quota@unit`: a field, or several. */
export function keyWords(names: Names, key: string, ...kinds: readonly string[]): Words {
  return joined(
    key.split('@').map((field) => names.field(field, ...kinds)),
    { zh: '和', en: ' and ' },
  );
}

/** All of some names: `甲、乙`, `a, b`. */
export const joined = (all: readonly Words[], by: Words = { zh: '、', en: ', ' }): Words => ({
  zh: all.map(({ zh }) => zh).join(by.zh),
  en: all.map(({ en }) => en).join(by.en),
});

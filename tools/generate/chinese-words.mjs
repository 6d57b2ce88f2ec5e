// The Chinese words of a measure name facts, fields and codes as facts do (`role.began（role 为 lecturer）`). Somebody who reads
// Chinese gets their Chinese names here; the English line beside keeps the codes.

const part = new RegExp(
  [
    // A fact; one that only ends another (至 role.ended 为止), or dates it, is not what the following fields are of.
    String.raw`(?<fact>[a-z]+\.[a-z]+)(?<aside> 为止| 的以其)?`,
    String.raw`(?<field>[A-Za-z]+)(?<is> 为 |(?= 不早于| 不晚于))(?<codes>[^，；（）\n]*)`,
    String.raw`(?<list>[A-Za-z]+(?:, [A-Za-z]+)*)(?= 相同)`,
    String.raw`(?<=只加总这些类型组织的数字：)(?<types>[a-z、-]+)`,
    // Any other field stands between words that only fields have beside them.
    String.raw`(?<=(?:每个|归|按|日期取|自|至|其|的|不同的|所列) ?|（|：(?=[A-Za-z]+ (?:已填|在其)))(?<word>[A-Za-z]+(?:@[A-Za-z]+)?)(?= (?:对应|起|至|的|数|合计|相同|已填|在其|之内)|[，；。（）、]|$)`,
  ].join('|'),
  'gmu',
);

/**
 * @param kinds the fact kinds by name
 * @param types the Chinese names of the types of units of the plan's organisation
 */
export function chineseWords(kinds, types) {
  const typesText = (codes) => listed(codes, (code) => types.get(code));
  return (text, facts) => {
    let latest = facts[0];
    const nameOf = (field) => {
      // Each fact has its own name for it (任职组织, 责任组织 …), and the word may be of another fact than the latest.
      if (field === 'unit') return '组织';
      const names = [latest, ...facts].map((fact) => fieldOf(kinds, fact, field)?.name.zh);
      return names.find((name) => name !== undefined) ?? field;
    };
    const said = text.replace(part, (whole, ...rest) => {
      const { fact, aside, field, is, codes, list, types: some, word } = rest.at(-1);
      if (fact !== undefined) {
        if (!kinds.has(fact)) return whole;
        if (aside === undefined) latest = fact;
        return `〈${kinds.get(fact).name.zh}〉${aside ?? ''}`;
      }
      if (field !== undefined) {
        const named = fieldOf(kinds, latest, field);
        if (named === undefined) return whole;
        const isType = latest === 'unit.opened' && field === 'type';
        return `${named.name.zh}${is.trim()}${isType ? typesText(codes) : listed(codes, (code) => codeOf(named, code))}`;
      }
      if (list !== undefined) return list.split(', ').map(nameOf).join('、');
      if (some !== undefined) return typesText(some);
      return word.split('@').map(nameOf).join('和');
    });
    return closeUp(said);
  };
}

const fieldOf = (kinds, fact, field) => {
  const { references, days, values } = kinds.get(fact) ?? {};
  return references?.[field] ?? days?.[field] ?? values?.[field];
};

const codeOf = ({ type, codes }, code) => {
  if (type === 'boolean') return { true: '是', false: '否' }[code];
  return type === 'code' ? codes[code]?.zh : undefined;
};

const listed = (codes, nameOf) =>
  codes
    .split('、')
    .map((code) => nameOf(code) ?? code)
    .join('、');

/** Chinese stands without spaces between its characters. */
const closeUp = (text) =>
  text.replace(/(?<=[\p{Script=Han}〉）；，：]) (?=[\p{Script=Han}〈（])/gu, '').replaceAll('归组织', '归其组织');

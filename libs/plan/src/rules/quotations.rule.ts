import { type Path, show } from '../fault.js';
import type { Draft, PlanRule } from '../draft.js';
import { withoutSpace } from '../words.js';

/**
 * Every quotation is found where it is said to come from, white space aside: the document's own fields and the texts of
 * items in the source (where the caller has it), the words of an indicator in the text of its item.
 */
export const quotationsRule: PlanRule = (draft, { report, source }) => {
  const document = source === undefined ? undefined : withoutSpace(source);
  for (const [path, quoted] of fromDocument(draft)) {
    if (document === undefined || quoted === undefined || document.includes(withoutSpace(quoted))) continue;
    report(path, 'quotation-not-in-source', `is ${show(quoted)}: must be found in the source, white space aside`);
  }

  draft.items.forEach(({ title, text }, index) => {
    if (title === undefined || text === undefined || withoutSpace(text).startsWith(withoutSpace(title))) return;
    const legal = "must be the opening words of the item's text";
    report(['items', index, 'title'], 'quotation-not-in-item', `is ${show(title)}: ${legal}`);
  });

  const texts = new Map<number | undefined, string>();
  for (const { no, text } of draft.items) if (text !== undefined) texts.set(no, (texts.get(no) ?? '') + text);
  for (const [path, quoted, no] of fromItems(draft)) {
    const text = texts.get(no);
    if (quoted === undefined || text === undefined || withoutSpace(text).includes(withoutSpace(quoted))) continue;
    const isElsewhere = document === undefined || document.includes(withoutSpace(quoted));
    const legal = isElsewhere ? `the text of item ${no}` : `the source, and there in item ${no}`;
    const rule = isElsewhere ? 'quotation-not-in-item' : 'quotation-not-in-source';
    report(path, rule, `is ${show(quoted)}: must be found in ${legal}, white space aside`);
  }
};

function* fromDocument(draft: Draft): Generator<[Path, string | undefined]> {
  yield [['title'], draft.title];
  yield [['issuer'], draft.issuer];
  yield [['documentNumber'], draft.documentNumber];
  yield [['preamble'], draft.preamble];
  for (const [index, { title }] of draft.sections.entries()) yield [['sections', index, 'title'], title];
  for (const [index, { text }] of draft.items.entries()) yield [['items', index, 'text'], text];
}

function* fromItems(draft: Draft): Generator<[Path, string | undefined, number | undefined]> {
  for (const [index, { item, provenance, due, responsible }] of draft.indicators.entries()) {
    const path = ['indicators', index];
    yield [[...path, 'provenance', 'quotation'], provenance?.quotation, item];
    yield [[...path, 'due', 'stated'], due.stated, item];
    yield [[...path, 'responsible'], responsible, item];
  }
}

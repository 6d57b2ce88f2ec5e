import { phrases, targetText } from '../../dist/apps/cli/src/commands/plan/explained-words.js';
import { measureNames } from './measure-names.mjs';

const both = (label) => `**${phrases.zh[label]} ${phrases.en[label]}**`;
const label = (language, name) => `**${phrases[language][name]}**`;

/**
 * One indicator: its heading, the quotation, then a list of some eight lines.
 *
 * @param explained what `duibiao plan explain` prints of it
 * @param mark makes Markdown of a text: names of facts as code, ids of indicators as links
 * @param within says the days of the plan in short
 * @param shared where a reading stands that several indicators share; undefined for one of its own
 */
export function indicatorEntry(explained, { mark, within, shared }) {
  const { id, name, quotation, scope, measure, uses, reading, alternatives } = explained;
  const place = shared(reading);
  return [
    `##### <a id="${id}"></a>${id} · ${mark(name.zh)} · ${mark(name.en)}`,
    '',
    ...(quotation === null ? [] : [`> ${mark(quotation)}`, '']),
    `- ${[targetOf(explained), provenanceOf(explained), dueOf(explained), kindOf(measure)].join(' · ')}`,
    `- ${both('scope')} ${mark(scope.zh)} · ${mark(scope.en)}${responsibleOf(explained)}`,
    ...(measure.words === null ? [] : measureLines(within(measure.words), mark)),
    ...(uses.length === 0 ? [] : [`- ${both('uses')} ${uses.map(mark).join(', ')}`]),
    ...(place === undefined
      ? readingLines(reading, mark)
      : [`- ${both('reading')} [${reading.id}, ${versions(reading)}](#${place})`]),
    ...alternatives.map(
      (other) =>
        `- ${both('other')} ${other.id}, ${versions(other)}: ${inline(other.text.zh, 'zh', mark)} · ${inline(other.text.en, 'en', mark)}`,
    ),
    '',
  ];
}

/** A reading in both languages, a line each. */
export const readingLines = (reading, mark) => [
  `- ${label('zh', 'reading')} ${reading.id}, ${phrases.zh.version(reading.version)}: ${inline(reading.text.zh, 'zh', mark)}`,
  `- ${label('en', 'reading')} ${reading.id}, ${phrases.en.version(reading.version)}: ${inline(reading.text.en, 'en', mark)}`,
];

export const versions = ({ version }) => `${phrases.zh.version(version)} ${phrases.en.version(version)}`;

function targetOf(explained) {
  // What it means to have none stands with the codes.
  if (explained.target === null && explained.provenance.code === 'N') return `${both('target')} 未提出 none stated`;
  const [zh, en] = ['zh', 'en'].map((language) => targetText({ ...explained, isProvisional: false }, language));
  const provisional = explained.isProvisional ? ` (${phrases.zh.provisional} ${phrases.en.provisional})` : '';
  return `${both('target')} ${zh === en ? zh : `${zh} ${en}`}${provisional}`;
}

const provenanceOf = ({ provenance: { code, name } }) => `${both('provenance')} ${code} ${name.zh} ${name.en}`;

function dueOf({ due }) {
  const cadence = due.cadence === null ? '' : `${due.cadence.zh} ${due.cadence.en}; `;
  const stated = due.stated === null ? `(${phrases.zh.notStated} ${phrases.en.notStated})` : `「${due.stated}」`;
  return `${both('due')} ${cadence}${due.on} ${stated}`;
}

function kindOf({ kind }) {
  const [name] = kind.split('@');
  if (measureNames[name] === undefined) throw new Error(`tools/generate/measure-names.mjs does not know ${name}.`);
  return `**类型 Kind** ${measureNames[name].zh} ${name}`;
}

/** Nearly always the issuer, which the head of the plan names; said where the document says more. */
const responsibleOf = ({ responsible }) => (responsible === null ? '' : ` · ${both('reporter')} 「${responsible}」`);

function measureLines(words, mark) {
  return [
    `- ${label('zh', 'measure')} ${inline(words.zh, 'zh', mark)}`,
    `- ${label('en', 'measure')} ${inline(words.en, 'en', mark)}`,
  ];
}

const stops = { zh: { between: '；', end: '。', gap: '' }, en: { between: ';', end: '.', gap: ' ' } };

/** The lines of a text as one: a line that is moved in goes on, a word set apart at the beginning is a label. */
function inline(text, language, mark) {
  const { between, end, gap } = stops[language];
  const lines = text.replace(/\n +/g, gap).split('\n');
  const labelled = lines.map((line) => line.replace(/^(\S+(?: \S+)*?) {2,}/, '$1: '));
  const closed = labelled.map((line) => (/[；;：:。.]$/.test(line) ? line : `${line}${between}`));
  return mark(closed.join(gap).replace(/[；;]$/, end));
}

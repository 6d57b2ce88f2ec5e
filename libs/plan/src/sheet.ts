import { isAlias, LineCounter, parseDocument, type Node, type YAMLError } from 'yaml';
import { hasLostMerge, maxDepth, resolveAliases } from './anchors.js';
import { cut, type FaultRule, type Path, type PlanFault, placeName, pointer } from './fault.js';
import { locate } from './locate.js';
import { toPlain } from './plain.js';

/** More faults than this are not listed; one more says how many are left out. */
export const maxFaults = 1000;

/** Writes down a fault of the value at a path. `expectation` follows the place: `is "x": must be …`. */
export type Report = (path: Path, rule: FaultRule, expectation: string, at?: 'key' | 'value') => void;

/** A parsed YAML or JSON file that collects its faults. */
export interface Sheet {
  readonly value: unknown;
  readonly report: Report;
  /** True where a syntax fault may have swallowed part of the value: what seems absent there may not be. */
  readonly isDamaged: (path: Path) => boolean;
  /** All faults so far, in the order of the file. */
  readonly faults: () => readonly PlanFault[];
}

/** Syntax faults after which the parser still has read everything that was written. */
const harmless = new Set(['TAB_AS_INDENT', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'TAG_RESOLVE_FAILED', 'BAD_DIRECTIVE']);

/** On the line of a syntax fault these are its consequence, not faults of their own. */
const structural = new Set<FaultRule>(['missing', 'type', 'unknown-property', 'duplicate-property']);

/**
 * Parses YAML 1.2 (of which JSON is a part). There are no floating-point numbers: `0.85` is the text "0.85", which then
 * is judged as an exact number or refused. Dates are text. Larger input than `maxLength` UTF-16 units is not parsed.
 *
 * Text may be shared by anchors, aliases and merge keys; a fault then points at the place where the text stands, and its
 * message also says where it is used.
 */
export function openSheet(text: string, maxLength: number): Sheet {
  if (text.length > maxLength) return tooLarge(text.length, maxLength);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false, // found by toPlain in linear time; the parser's own check is quadratic
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':float')),
  });
  const faults: PlanFault[] = [];
  let unlisted = 0;
  const add = (offset: number, path: Path, rule: FaultRule, message: string): void => {
    if (faults.length >= maxFaults) {
      unlisted += 1;
      return;
    }
    const { line, col } = lines.linePos(offset);
    faults.push({ line, column: col, path: pointer(path), rule, message });
  };
  const exhausted = document.errors.filter((error) => error.code === 'RESOURCE_EXHAUSTION').slice(0, 1);
  const broken = exhausted.length > 0 ? exhausted : [...document.errors, ...document.warnings];
  const wounds = broken.filter((error) => !harmless.has(error.code)).map((error) => error.pos[0]);
  const brokenLines = new Set(broken.map((error) => lines.linePos(error.pos[0]).line));
  for (const error of broken) add(error.pos[0], [], 'syntax', syntaxMessage(error));

  const root = document.contents as Node | null;
  const anchors = resolveAliases(exhausted.length > 0 ? null : root);
  const addAt = (node: Node | null, path: Path, rule: FaultRule, expectation: string): void => {
    const offset = node?.range?.[0] ?? 0;
    if (structural.has(rule) && brokenLines.has(lines.linePos(offset).line)) return;
    add(offset, path, rule, `${placeName(path)} ${expectation}`);
  };
  const isDamaged = (path: Path): boolean => {
    const range = locate(root, path, anchors).node?.range;
    return wounds.some((at) => !range || (range[0] <= at && at <= range[1]));
  };
  const report: Report = (path, rule, expectation, at = 'value') => {
    if (faults.length >= maxFaults) {
      unlisted += 1; // before looking for the place, which costs time in a wide map
      return;
    }
    const { node, key, isWhole, use } = locate(root, path, anchors);
    const isRefused = isAlias(node) || hasLostMerge(node, anchors) || path.length >= maxDepth;
    if (rule === 'missing' && (isRefused || isDamaged(isWhole ? path : path.slice(0, -1)))) return;
    const used = use?.range === undefined || use.range === null ? undefined : lines.linePos(use.range[0]);
    const where = used === undefined ? '' : ` (used at line ${used.line}, column ${used.col})`;
    addAt(at === 'key' && isWhole ? key : node, path, rule, expectation + where);
  };
  const isUnread = exhausted.length > 0 || (root === null && broken.length > 0);
  return {
    value: isUnread ? undefined : toPlain(root, anchors, addAt),
    isDamaged,
    report,
    faults: () => inOrder(faults, unlisted),
  };
}

function inOrder(faults: readonly PlanFault[], unlisted: number): readonly PlanFault[] {
  const ordered = faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const last = ordered.at(-1);
  if (last === undefined || unlisted === 0) return ordered;
  return [...ordered, { ...last, rule: 'more-faults', message: `${unlisted} more faults are not listed` }];
}

function syntaxMessage(error: YAMLError): string {
  if (error.code === 'RESOURCE_EXHAUSTION') return 'the file is nested too deep to be read';
  if (error.code === 'MULTIPLE_DOCS') return 'the file must hold one document: `---` starts a second one here';
  const message = cut(error.message, 200);
  if (error.code === 'TAG_RESOLVE_FAILED') return `tags are not used here: ${message}`;
  return `not YAML 1.2 (or JSON): ${message}`;
}

function tooLarge(length: number, maxLength: number): Sheet {
  const message = `the file has ${length} characters: must have at most ${maxLength}`;
  const fault: PlanFault = { line: 1, column: 1, path: '', rule: 'too-large', message };
  return { value: undefined, report: () => {}, isDamaged: () => true, faults: () => [fault] };
}

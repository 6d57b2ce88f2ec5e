import { ClearError } from '@duibiao/platform';
import { parseDocument } from 'yaml';
import { exitCode } from '../exit-code.js';

/** A submission's JSON on its way to the API, and the unit that it names. */
export interface SubmissionText {
  readonly body: string;
  readonly unit: string | undefined;
}

/**
 * The body to send: the file's own text, so that the API judges exactly what was written (a member that stands twice, a
 * number too large). A list of facts is wrapped; `unit` and `plan` are put in where the file names none.
 *
 * @throws ClearError when it is no JSON, neither a submission nor a list of facts, or names another unit or plan
 */
export function submissionText(
  text: string,
  name: string,
  given: { readonly unit?: string; readonly plan?: string },
): SubmissionText {
  const value = parse(text, name);
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) {
    throw new ClearError(`${name} is neither a submission { "unit": …, "facts": […] } nor a list of facts.`);
  }
  const own: Readonly<Record<string, unknown>> = isList ? {} : (value as Record<string, unknown>);
  const added: string[] = [];
  for (const field of ['unit', 'plan'] as const) {
    const wanted = given[field];
    if (wanted === undefined || own[field] === wanted) continue;
    if (own[field] !== undefined) {
      const message = `${name} names the ${field} ${JSON.stringify(own[field])}, --${field} another: ${wanted}`;
      throw new ClearError(message, exitCode.usage);
    }
    added.push(`${JSON.stringify(field)}:${JSON.stringify(wanted)}`);
  }
  const unit = own['unit'] ?? given.unit;
  return { body: spliced(text, isList, added), unit: typeof unit === 'string' ? unit : undefined };
}

function spliced(text: string, isList: boolean, added: readonly string[]): string {
  if (isList) return `{${[...added, `"facts":${text}`].join(',')}}`;
  if (added.length === 0) return text;
  const at = text.indexOf('{') + 1;
  const isEmpty = text.slice(at).trimStart().startsWith('}');
  return `${text.slice(0, at)}${added.join(',')}${isEmpty ? '' : ','}${text.slice(at)}`;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const [what] = message.split(/ in JSON at position|, (?:\.\.\.)?"/);
    throw new ClearError(`${name}${place(text, message)}: not JSON: ${what}`);
  }
}

/** `:2:13` of the fault. The engine does not always say where; JSON being YAML, the YAML reader does. */
function place(text: string, message: string): string {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  if (line !== undefined) return `:${line}:${column}`;
  const [first] = parseDocument(text).errors;
  const [at] = first?.linePos ?? [];
  return at === undefined ? '' : `:${at.line}:${at.col}`;
}

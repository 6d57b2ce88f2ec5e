import type { AttainmentsHead, Numbers } from './attainment-reader.js';
import type { IndicatorView } from './attainment-view.js';

/**
 * The answer of `GET …/attainments` as UTF-8: of each attainment, what holds for its indicator whatever the unit comes first, and is written
 * once for all units. Of a long answer that is the larger part.
 */
export function attainmentsJson(head: AttainmentsHead, numbers: readonly Numbers[]): Buffer {
  const chunks: Buffer[] = [Buffer.from(JSON.stringify({ ...head, attainments: [] }).slice(0, -LAST.length))];
  for (const { indicator, units } of numbers) {
    const same = writtenOf(indicator);
    for (const unit of units) {
      chunks.push(chunks.length === 1 ? same.subarray(1) : same, Buffer.from(JSON.stringify(unit).slice(1)));
    }
  }
  chunks.push(Buffer.from(LAST));
  return Buffer.concat(chunks);
}

/** Views of whole numbers are the same object in every answer: of 171 indicators of one unit they are most of the work. */
const written = new WeakMap<IndicatorView, Buffer>();

function writtenOf(indicator: IndicatorView): Buffer {
  const known = written.get(indicator) ?? Buffer.from(`,${JSON.stringify(indicator).slice(0, -1)},`);
  written.set(indicator, known);
  return known;
}

/** What ends the answer, in which `attainments` is the last member. */
const LAST = ']}';

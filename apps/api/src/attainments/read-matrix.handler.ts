import { verdictWords } from '@duibiao/measures';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Access } from '../http/request.js';
import { AttainmentReader, type Besides, type Numbers, type Resolved } from './attainment-reader.js';
import type { MatrixQuery, MatrixView } from './matrix.schema.js';

/** Units by all indicators of a plan: the same numbers as attainments, of each only what a heat map shows. */
export class ReadMatrix extends Query<MatrixView> {
  constructor(
    readonly access: Access,
    readonly asked: MatrixQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadMatrix)
export class ReadMatrixHandler implements IQueryHandler<ReadMatrix> {
  constructor(private readonly reader: AttainmentReader) {}

  async execute({ access, asked }: ReadMatrix): Promise<MatrixView> {
    const resolved = await this.reader.resolve(access, asked);
    const units = await this.reader.units(resolved, asked.level);
    const indicators = this.reader.indicators(resolved, undefined);
    const numbers = await this.reader.read(resolved, indicators, units, Promise.resolve(nothingBesides));
    return {
      ...this.reader.head(resolved),
      unit: resolved.unit,
      verdicts: [...verdictWords],
      units: unitsOf(resolved, units),
      indicators: numbers.map(indicatorOf),
      rows: units.map((_, row) => rowOf(numbers, row)),
    };
  }
}

/** Reviews and reports stand beside numbers, and change none of them. */
const nothing = { accepted: 0n, unreviewed: 0n, returned: 0n };
const nothingBesides: Besides = {
  reviews: () => () => nothing,
  areReviewed: false,
  completeness: () => () => null,
};

function unitsOf({ listed, tree: { day } }: Resolved, ids: readonly string[]): MatrixView['units'] {
  const open = listed.units.filter(({ closedOn }) => closedOn === null || closedOn > day);
  const known = new Map(listed.units.map((unit) => [unit.id, unit]));
  const parents = new Set(open.map(({ parent }) => parent));
  return ids.map((unit) => {
    const { name = unit, type = '', parent = null } = known.get(unit) ?? {};
    return { unit, name, type, parent, hasChildren: parents.has(unit) };
  });
}

function indicatorOf({ indicator: view }: Numbers): MatrixView['indicators'][number] {
  const { indicator, item, name, kind, provisional, target, due, incomplete } = view;
  return { indicator, item, name, kind, provisional, target, due, incomplete };
}

const codes = new Map<string, number>(verdictWords.map((word, code) => [word, code]));

/** @throws where a verdict is none of the words, which no kind answers */
function codeOf(verdict: string): number {
  const code = codes.get(verdict);
  if (code === undefined) throw new Error(`${verdict} is no verdict`);
  return code;
}

function rowOf(numbers: readonly Numbers[], row: number): MatrixView['rows'][number] {
  const cells = numbers.map(({ indicator, units }) => {
    const cell = units[row];
    if (cell === undefined) throw new Error(`${indicator.indicator} has no number of unit ${row}`);
    return cell;
  });
  return {
    verdicts: cells.map(({ verdict }) => codeOf(verdict)),
    values: cells.map(({ value }) => value?.text ?? null),
    behind: cells.flatMap(({ pace }, index) => (pace?.behind === true ? [index] : [])),
  };
}

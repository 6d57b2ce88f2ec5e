import { show } from '@duibiao/facts';
import type { Duty } from '@duibiao/plan';
import type { DutyRow } from '@duibiao/projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AttainmentReader, type Resolved } from '../attainments/attainment-reader.js';
import { invalid } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { Duties, DutiesQuery } from './duty.schema.js';
import { completenessView, DutyReader } from './duty-reader.js';

/** Who has reported, and who is late. */
export class ReadDuties extends Query<Duties> {
  constructor(
    readonly access: Access,
    readonly asked: DutiesQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadDuties)
export class ReadDutiesHandler implements IQueryHandler<ReadDuties> {
  constructor(
    private readonly reader: AttainmentReader,
    private readonly duties: DutyReader,
  ) {}

  async execute({ access, asked }: ReadDuties): Promise<Duties> {
    const resolved = await this.reader.resolve(access, { ...asked, organisation: 'then' });
    const duties = chosen(resolved.version.plan.settings.duties, asked.duty);
    const units = asked.level === 'all' ? undefined : new Set(await this.reader.units(resolved, asked.level));
    const found: (readonly [Duty, readonly DutyRow[]])[] = [];
    for (const duty of duties) {
      const rows = await this.duties.rows(resolved, duty);
      found.push([duty, units === undefined ? rows : rows.filter(({ unit }) => units.has(unit))]);
    }
    const inPeriod = withPeriod(found, asked.period);
    const rows = inPeriod.flatMap(([{ id }, own]) =>
      own
        .filter(({ state }) => asked.state === undefined || state === asked.state)
        .map((row) => rowView(id, row, resolved)),
    );
    const first = Number(asked.cursor ?? 0);
    const end = first + asked.limit;
    return {
      ...this.reader.head(resolved),
      unit: resolved.unit,
      duties: inPeriod.map(dutyView),
      rows: rows.slice(first, end),
      next: end < rows.length ? String(end) : null,
    };
  }
}

function chosen(duties: readonly Duty[], id: string | undefined): readonly Duty[] {
  const found = id === undefined ? duties : duties.filter((duty) => duty.id === id);
  if (found.length > 0 || id === undefined) return found;
  const legal =
    duties.length === 0 ? 'none: the plan states no duties' : `one of ${duties.map((one) => one.id).join(', ')}`;
  const message = `${show(id)} is no duty of this plan: expected ${legal}`;
  throw invalid([{ pointer: 'duty', rule: 'unknown-duty', message, legal }]);
}

function withPeriod(
  found: readonly (readonly [Duty, readonly DutyRow[]])[],
  id: string | undefined,
): readonly (readonly [Duty, readonly DutyRow[]])[] {
  if (id === undefined) return found;
  const known = [...new Set(found.flatMap(([, rows]) => rows.map(({ period }) => period.id)))];
  if (known.includes(id))
    return found.map(([duty, rows]) => [duty, rows.filter(({ period }) => period.id === id)] as const);
  const legal = known.length === 0 ? 'none: no unit here owes a report' : `one of ${known.join(', ')}`;
  const message = `${show(id)} is no period of these duties: expected ${legal}`;
  throw invalid([{ pointer: 'period', rule: 'unknown-period', message, legal }]);
}

const days = ({ period: { id, opensOn, closesOn, dueOn } }: DutyRow) => ({ period: id, opensOn, closesOn, dueOn });

function dutyView([duty, rows]: readonly [Duty, readonly DutyRow[]]): Duties['duties'][number] {
  const byPeriod = new Map<string, DutyRow[]>();
  for (const row of rows) byPeriod.set(row.period.id, [...(byPeriod.get(row.period.id) ?? []), row]);
  const periods = [...byPeriod.values()].flatMap((own) =>
    own[0] === undefined ? [] : [{ ...days(own[0]), completeness: completenessView(own) }],
  );
  const { id, name, scheme } = duty;
  return { duty: id, name, scheme, completeness: completenessView(rows), periods };
}

const rowView = (duty: string, row: DutyRow, { access }: Resolved): Duties['rows'][number] => ({
  duty,
  ...days(row),
  unit: row.unit,
  unitName: access.ledger.units.get(row.unit)?.name ?? row.unit,
  state: row.state,
  timeliness: row.timeliness,
});

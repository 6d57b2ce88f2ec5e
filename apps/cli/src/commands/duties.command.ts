import { Command, Option } from 'commander';
import type { Completeness, Duties } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { headLine, percentText } from './attainment-words.js';
import { type ServerOptions, wholeNumber, withServer } from './options.js';
import { type PointOptions, pointQuery, withPoint } from './point-options.js';

interface Options extends ServerOptions, PointOptions {
  readonly duty?: string;
  readonly period?: string;
  readonly state?: string;
  readonly level?: string;
  readonly limit: number;
}

/** `duibiao duties`: which reports are there, and who is late. */
export function dutiesCommand(): Command {
  const command = new Command('duties')
    .description('show who has reported and who is late: reported, nil, missing, not due, waived')
    .option('--duty <id>', 'one duty of the plan (default: all)')
    .option('--period <id>', 'one period, such as 2020-03')
    .addOption(
      new Option('--state <state>', 'list the units of that state (default: missing)').choices([
        'reported',
        'nil',
        'missing',
        'not-due',
        'waived',
      ]),
    )
    .option('--level <level>', 'all, self, children, or a unit type such as town')
    .option('--limit <n>', 'how many units to list', wholeNumber(1, 5000), 50);
  return withServer(withPoint(command)).action(duties);
}

async function duties(options: Options): Promise<void> {
  const { ledger, duty, period, state = 'missing', level, limit, json } = options;
  const answer = await ask<Duties>(connect(options, { role: 'auditor' }), {
    path: `/v1/ledgers/${segment(ledger)}/duties`,
    query: {
      ...pointQuery(options),
      duty,
      period,
      state: json === true ? options.state : state,
      level,
      limit: String(limit),
    },
  });
  say(headLine(answer));
  if (json) return printJson(answer);
  if (answer.duties.length === 0) return say('The plan states no reporting duties.');
  const rows = answer.duties.flatMap(({ duty: id, name, completeness, periods }) => [
    ...periods.map((one) => [id, one.period, one.dueOn, ...counts(one.completeness)]),
    [`${id} ${name.zh}`, 'all', '', ...counts(completeness)],
  ]);
  const heading = [
    'DUTY',
    'PERIOD',
    'DUE',
    'RATE',
    'REPORTED',
    'NIL',
    'MISSING',
    'NOT DUE',
    'WAIVED',
    'ON TIME',
    'LATE',
  ];
  print(table(heading, rows));
  print(`\n${state}`);
  const listed = answer.rows.map((row) => [
    row.duty,
    row.period,
    row.dueOn,
    `${row.unit} ${row.unitName}`,
    row.timeliness ?? '',
  ]);
  print(listed.length === 0 ? 'none' : table(['DUTY', 'PERIOD', 'DUE', 'UNIT', ''], listed));
  if (answer.next !== null) say('There are more: raise --limit.');
}

const counts = ({ rate, reported, nil, missing, notDue, waived, onTime, late }: Completeness): string[] => [
  rate === null ? '—' : percentText(rate),
  ...[reported, nil, missing, notDue, waived, onTime, late].map(String),
];

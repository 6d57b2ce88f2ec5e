import { randomBytes } from 'node:crypto';
import { type DemoKeyFile, demoKeysOf } from '@duibiao/demonstration';

/** What is shown once everything runs: what to open and what to try. */
export function banner(given: {
  readonly url: string;
  readonly home: string;
  readonly tookMs: number;
  readonly demo: DemoKeyFile | undefined;
}): string {
  const { url, home, tookMs, demo } = given;
  return `
Duibiao (对表) runs at ${url}   (started in ${(tookMs / 1000).toFixed(1)} s)

  Open    ${url}                    the console
          ${url}/docs               what the API can do
          ${url}/health/ready       whether it serves
${demo === undefined ? '' : trial(url, demo)}  Files   ${home}   data, keys, logs
  Stop    Ctrl-C
`;
}

/** The first five minutes: read a number, move it, move it back, ask why. */
function trial(url: string, file: DemoKeyFile): string {
  const { ledger, keys, example } = file;
  const [first, ...more] = demoKeysOf(file).map((one) => one.ledger);
  const others = more.map((one) => `          npx duibiao attainment --plan ${one}-2020\n`).join('');
  const look = `
  Try     DEMONSTRATION: invented data of 2020, on clocks of their own, in the ledgers ${[first, ...more].join(' and ')}
          npx duibiao attainment --indicator dg34-linkage
${others}`;
  const key = keys.find(({ unit }) => unit === example?.unit)?.key;
  if (example === undefined || key === undefined) return `${look}\n`;
  const { unit, subject: member, from, to, attempt } = example;
  const fact = {
    kind: 'transfer.accepted',
    refs: { member, from, to },
    days: { occurredOn: '2020-12-01' },
    values: { attempt },
  };
  const body = JSON.stringify({ plan: 'dongguan-2020', unit, facts: [fact] });
  return `${look}
          a town has accepted a graduate: submit it, and look again
          curl -sS ${url}/v1/ledgers/${ledger}/submissions \\
            -H 'Authorization: Bearer ${key}' \\
            -H 'Idempotency-Key: try-${randomBytes(4).toString('hex')}' -H 'Content-Type: application/json' \\
            -d '${body}'

          the day was wrong, before the graduation: correct it, and the number moves back
          npx duibiao correct FACT --version 1 --reason 日期填错 --set days.occurredOn=2020-05-04
          npx duibiao explain --indicator dg34-linkage --unit ${unit} --case ${member}

`;
}

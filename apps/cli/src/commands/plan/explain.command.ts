import { type Explained, explainIndicator, namesByLabel } from '@duibiao/measures';
import { ClearError } from '@duibiao/platform';
import { Command, Option } from 'commander';
import { exitCode } from '../../exit-code.js';
import { print, printJson } from '../../print.js';
import { say } from '../../start/say.js';
import { type PlanOptions, withPlan } from '../options.js';
import { explainedText, type Language } from './explained-words.js';
import { planOf } from './plan-reference.js';

interface Options extends PlanOptions {
  readonly plan: string;
  readonly lang?: Language;
}

export const explainCommand = (): Command =>
  withPlan(
    new Command('explain')
      .description('print what an indicator means: its words in the document, target, due day, measure and reading')
      .argument('<indicator>', 'the id of the indicator, such as dg34-linkage')
      .option('--plan <plan>', 'a plan file, or a published plan: dongguan-2020@1', 'dongguan-2020')
      .addOption(new Option('--lang <language>', 'one language (default: both)').choices(['zh', 'en'])),
  ).action(explain);

async function explain(id: string, options: Options): Promise<void> {
  const { name, plan, labels } = await planOf(options.plan, options);
  const indicator = plan.indicators.find((one) => one.id === id);
  if (indicator === undefined) {
    const legal = plan.indicators.map((one) => one.id).join(', ');
    throw new ClearError(`${JSON.stringify(id)} is no indicator of ${name}: there are ${legal}.`, exitCode.error);
  }
  const explained: Explained = explainIndicator(plan, indicator, namesByLabel(await labels()));
  say(name);
  if (options.json) return printJson(explained);
  const languages: readonly Language[] = options.lang === undefined ? ['zh', 'en'] : [options.lang];
  print(languages.map((language) => explainedText(explained, language)).join('\n\n'));
}

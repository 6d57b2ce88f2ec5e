import { Command } from 'commander';
import { bundleCommand } from './bundle.command.js';
import { ledgerCommand } from './ledger.command.js';
import { receiptCommand } from './receipt.command.js';

/** `duibiao verify …`: what was published, against a key that is one's own. */
export function verifyCommand(): Command {
  const verify = new Command('verify').description(
    'verify a receipt, an exported bundle or a whole ledger; exit code 3: it does not hold',
  );
  for (const command of [receiptCommand, bundleCommand, ledgerCommand]) verify.addCommand(command());
  return verify;
}

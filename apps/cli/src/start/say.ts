/** Tells the person at the terminal what happens: one line on stderr, so that stdout stays for data. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

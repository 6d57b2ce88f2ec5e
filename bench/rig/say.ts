/** Progress goes to standard error: standard output is the table. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What the process ends with. 2 is also commander's: a wrong option or argument. */
export const exitCode = { ok: 0, error: 1, usage: 2, verificationFailed: 3, partial: 4 } as const;

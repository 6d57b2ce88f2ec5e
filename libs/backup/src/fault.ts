/** Why a backup is not restored: a sentence without its last stop. */
export class BackupFault extends Error {
  override readonly name: string = 'BackupFault';

  constructor(
    message: string,
    /** `unverified`: the file is whole, but its entries are not those that were signed. */
    readonly kind: 'refused' | 'unverified' = 'refused',
  ) {
    super(message);
  }
}

export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new BackupFault(what);
}

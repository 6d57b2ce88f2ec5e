/** The form of an exported bundle, so that an older program says that it is too old. */
export const BUNDLE_FORMAT = 'duibiao-bundle@1';

/** The first member of a bundle. */
export interface BundleManifest {
  readonly format: typeof BUNDLE_FORMAT;
  readonly ledger: string;
  readonly origin: string;
  /** Entries: what the checkpoint covers. */
  readonly size: number;
  /** When it was exported, ISO 8601, UTC. For people: nothing rests on it. */
  readonly exportedAt: string;
}

/**
 * Members of a bundle, a gzipped tar, in this order: `manifest.json`, `checkpoint`, `checkpoints.json`, `tile/<level>/…` from level 0,
 * `tile/entries/…`, `contents/<sha256>`. Tiles stand before entries, so that a bad entry is known when it is read.
 */
export const memberNames = {
  manifest: 'manifest.json',
  checkpoint: 'checkpoint',
  checkpoints: 'checkpoints.json',
} as const;
export const contentPath = (sha256: string): string => `contents/${sha256}`;

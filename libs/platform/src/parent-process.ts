/**
 * Ends this process when the one that started it is gone, however that died: the IPC channel closes with it.
 * `shutdown` gets `graceMs` (5,000 unless told) to finish. Without a channel (started by hand, in a container) nothing is done.
 */
export function exitWithParent(shutdown: () => Promise<void> = async () => {}, graceMs = 5_000): void {
  if (!process.channel) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), graceMs).unref();
    shutdown().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

/** Tells the supervisor that this process serves now. Without one, nothing happens. */
export function tellParentReady(): void {
  if (process.connected) process.send?.({ type: 'ready' });
}

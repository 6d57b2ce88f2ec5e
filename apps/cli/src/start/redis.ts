import { connect } from 'node:net';
import { ClearError, type Config, errorCode, withoutPassword } from '@duibiao/platform';

/** @throws ClearError when REDIS_URL is set and nobody answers there within five seconds */
export async function refuseAbsentRedis({ queue: { redisUrl } }: Config): Promise<void> {
  if (redisUrl === undefined) return;
  const { hostname, port } = new URL(redisUrl);
  const trouble = await new Promise<string | undefined>((resolve) => {
    const socket = connect(Number(port || 6379), hostname.replace(/^\[|\]$/g, ''));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.once('error', (error) => resolve(errorCode(error) || error.message));
    socket.once('connect', () => socket.end(() => resolve(undefined)));
  });
  if (trouble === undefined) return;
  throw new ClearError(
    `REDIS_URL ${withoutPassword(redisUrl)} cannot be used: nobody answers there (${trouble}).\n` +
      'Start Redis, or leave REDIS_URL out: queues then run in PostgreSQL.',
  );
}

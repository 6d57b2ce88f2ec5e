import { ClearError, type Config, freePort, portTrouble } from '@duibiao/platform';

/** PORT=0 means any free port; it is settled before the API starts, so that it can be told. */
export async function withHttpPort(config: Config): Promise<Config> {
  return config.http.port === 0
    ? { ...config, http: { ...config.http, port: await freePort(config.http.host) } }
    : config;
}

/** Where a person on this machine opens it. */
export function urlOf({ http }: Config): string {
  const host = http.host === '0.0.0.0' || http.host === '::' ? 'localhost' : http.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`;
}

/** @throws ClearError naming the variable and offering a port that is free, when HOST and PORT cannot be listened on */
export async function refusePortInUse({ http: { host, port } }: Config): Promise<void> {
  const trouble = await portTrouble(port, host);
  if (trouble === undefined) return;
  if (trouble !== 'EADDRINUSE' && trouble !== 'EACCES') {
    throw new ClearError(`HOST ${host} cannot be listened on (${trouble}). It must be an address of this machine.`);
  }
  const reason = trouble === 'EACCES' ? 'is reserved for root' : 'is in use by another program';
  const offer = `Take another one: PORT=${await freePortNear(port, host)} npm start`;
  throw new ClearError(`Port ${port} on ${host} ${reason} (set by PORT). ${offer}`);
}

/** Whether the API says that it can serve. */
export async function answersReady(config: Config): Promise<boolean> {
  try {
    const answer = await fetch(`${urlOf(config)}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function freePortNear(port: number, host: string): Promise<number> {
  const first = Math.max(port, 2_999) + 1;
  for (let next = first; next < first + 20 && next <= 65_535; next += 1) {
    if ((await portTrouble(next, host)) === undefined) return next;
  }
  return freePort(host);
}

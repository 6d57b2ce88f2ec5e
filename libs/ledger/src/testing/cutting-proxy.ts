import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy before PostgreSQL that can cut a connection when its server has answered and before the client hears it. */
export interface CuttingProxy {
  readonly url: string;
  /** The next answer is swallowed and its connection cut: what was asked is done, and nobody was told. */
  cutNextAnswer(): void;
  close(): Promise<void>;
}

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isArmed = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isAsked = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes) => {
      isAsked = isArmed;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!isAsked) return void client.write(bytes);
      isArmed = false;
      client.destroy();
      upstream.destroy();
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNextAnswer: () => void (isArmed = true),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Config, type Logger, type Metrics } from '@duibiao/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { tokens } from './tokens.js';

/**
 * What a worker shows of itself: `/metrics` and `/health/live`, on loopback and only where WORKER_PORT is set. What stands in the database
 * the API tells for all. A port that is taken is a line in the log: a worker works without it.
 */
@Injectable()
export class OutsideService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #server: Server | undefined;

  constructor(
    @Inject(tokens.config) private readonly config: Config,
    @Inject(tokens.metrics) private readonly metrics: Metrics,
    @Inject(tokens.logger) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const port = this.config.metrics.workerPort;
    if (port === undefined) return;
    const server = createServer((request, response) => void this.#answer(request, response));
    server.requestTimeout = 5_000;
    server.headersTimeout = 4_000;
    server.on('error', (error) =>
      this.logger.warn({ port, error: error.message }, 'metrics of this worker are not served'),
    );
    server.listen(port, '127.0.0.1', () => this.logger.info({ port }, 'metrics of this worker are served'));
    this.#server = server;
  }

  async #answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method === 'GET' && url === '/metrics') {
      response.setHeader('content-type', this.metrics.contentType);
      response.end(await this.metrics.metrics());
    } else if (method === 'GET' && url === '/health/live') {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end('{"status":"ok"}');
    } else {
      response.statusCode = 404;
      response.end();
    }
  }

  beforeApplicationShutdown(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

import type { FastifyInstance } from 'fastify';
import { invalid, Problem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

/** Largest body in bytes: a thousand facts of two kilobytes each. */
export const MAX_BODY_BYTES = 2_097_152;

/** Registers what bodies may be: strict JSON, and for plans YAML as text. Nothing is decompressed. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    const isPlain = encoding === undefined || encoding === 'identity';
    done(
      isPlain ? undefined : new Problem('unsupported-media-type', 'Send the body as it is, without Content-Encoding.'),
    );
  });
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => {
      const text = decode(body as Buffer);
      if (text === undefined) return done(notUtf8());
      const parsed = parseStrictJson(text);
      if (parsed.ok) done(null, parsed.value);
      else done(invalid(parsed.faults));
    },
  );
  fastify.addContentTypeParser(
    ['application/yaml', 'text/yaml', 'application/x-yaml'],
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => {
      const text = decode(body as Buffer);
      if (text === undefined) done(notUtf8());
      else done(null, text);
    },
  );
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(body: Buffer): string | undefined {
  try {
    return decoder.decode(body);
  } catch {
    return undefined;
  }
}

const notUtf8 = (): Problem =>
  invalid([{ pointer: '', rule: 'utf-8', message: 'the body is not UTF-8', legal: 'UTF-8 without errors' }]);

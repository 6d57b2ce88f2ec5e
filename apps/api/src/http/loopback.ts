import type { FastifyRequest } from 'fastify';

/** Whether an address is of this machine. */
const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

/** Whether a request comes from this machine itself, and not from elsewhere through a proxy on it. */
export function isFromHere({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  const isProxied = Object.keys(headers).some((name) => /^(x-forwarded-.*|forwarded|via|x-real-ip)$/.test(name));
  return !isProxied && isLoopback(socket.remoteAddress ?? '');
}

/**
 * Whether the request names this machine by a loopback name. A page from elsewhere whose name was made to lead here (DNS rebinding) still
 * sends its own name as Host.
 */
export const namesLoopback = ({ headers: { host = '' } }: Pick<FastifyRequest, 'headers'>): boolean =>
  isLoopbackName(host);

/** Whether a host, with a port or without, is this machine by its loopback name. */
export const isLoopbackName = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);

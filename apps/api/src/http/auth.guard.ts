import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Callers } from './callers.js';
import type { IdentifiedRequest } from './request.js';

/** Marks a route that anybody may ask. */
export const Public = () => SetMetadata('duibiao:public', true);

/** Lets a request in whose key is valid, and finds out what its caller holds in the ledger that the route names. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean>('duibiao:public', context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const identified = await this.callers.identify(request);
    request.identified = identified;
    const { ledger } = request.params as { ledger?: string };
    if (ledger !== undefined) request.access = await this.callers.enter(ledger, identified);
    return true;
  }
}

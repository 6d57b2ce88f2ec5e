import { authenticate } from '@duibiao/access';
import { type DemoKeys, demoKeysOf, readDemoKeys } from '@duibiao/demonstration';
import { type Role, roles } from '@duibiao/facts';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';
import { isFromHere, isLoopbackName, namesLoopback } from '../http/loopback.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound } from '../http/problem.js';
import { accountList, type AccountList } from './demonstration-account.schema.js';

type Account = AccountList['accounts'][number];

const words: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  submitter: { zh: '填报', en: 'submitter' },
  reviewer: { zh: '审核', en: 'reviewer' },
  planner: { zh: '计划', en: 'planner' },
  auditor: { zh: '审计', en: 'auditor' },
  operator: { zh: '运维', en: 'operator' },
};

class ListDemonstrationAccounts extends Query<AccountList> {}

@QueryHandler(ListDemonstrationAccounts)
export class ListDemonstrationAccountsHandler implements IQueryHandler<ListDemonstrationAccounts> {
  constructor(private readonly core: Core) {}

  async execute(): Promise<AccountList> {
    const { publicUrl, demonstration } = this.core.config;
    const { keyFile } = demonstration;
    // Who serves others, through whatever stands before this, says under which name; keys for this machine are not for them.
    const isPublic = !isLoopbackName(new URL(publicUrl).host);
    const found = keyFile === undefined || isPublic ? [] : demoKeysOf(readDemoKeys(keyFile));
    const accounts = await Promise.all(found.map((keys) => this.#accounts(keys)));
    return { accounts: accounts.flat() };
  }

  async #accounts({ ledger, keys }: DemoKeys): Promise<readonly Account[]> {
    const state = await this.core.desk.states.get(ledger);
    if (state?.head.purpose !== 'demonstration') return [];
    const accounts = keys.map(async ({ name, unit, key, ...person }): Promise<Account[]> => {
      // a key that is revoked is of no use, one that works from anywhere is for nobody who merely asks
      const found = await authenticate(this.core.pool, key);
      if (found?.loopbackOnly !== true) return [];
      const held = roles.filter((role) => person.roles.includes(role));
      const unitName = state.units.get(unit)?.name ?? unit;
      const label = {
        zh: `${unitName}：${held.map((role) => words[role].zh).join('、')}`,
        en: `${unitName}: ${held.map((role) => words[role].en).join(', ')}`,
      };
      return [{ name, label, ledger, ledgerName: state.head.name, roles: held, unit, unitName, key }];
    });
    return (await Promise.all(accounts)).flat();
  }
}

/** For the sign-in page of who tries it on this machine. To everybody else, and where there is no demonstration, it is absent. */
@ApiTags('keys')
@Controller('v1/demonstration-accounts')
export class DemonstrationAccountsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The accounts of the demonstration with their keys, by which it can be tried on this machine',
    description: 'Asked from this machine under a loopback name and not through a proxy; to others it is absent.',
    operationId: 'listDemonstrationAccounts',
  })
  @ApiResponse({ status: 200, description: 'ledger by ledger', standardSchema: accountList })
  @ApiProblems(404, 503)
  async list(@Req() request: FastifyRequest): Promise<AccountList> {
    const list =
      isFromHere(request) && namesLoopback(request)
        ? await this.queries.execute(new ListDemonstrationAccounts())
        : { accounts: [] };
    if (list.accounts.length === 0) throw notFound('such resource');
    return list;
  }
}

import { agencyCheckApi, hazardApi, inspectionApi, patrolApi, selfCheckApi } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import type { AnyOperation } from '../api/client';

/** What can wait on a phone until there is a line: filled on the spot, and safe to send twice. */
const operations = [patrolApi.open, patrolApi.finish, selfCheckApi.open, selfCheckApi.finish, agencyCheckApi.open, agencyCheckApi.finish, inspectionApi.signIn, inspectionApi.finish, hazardApi.report] as const;

const byId: ReadonlyMap<string, AnyOperation> = new Map(operations.map((op) => [op.id, op as unknown as AnyOperation]));

export function offlineOperation(id: string): Operation {
  const op = byId.get(id);
  if (!op) throw new Error(`${id} cannot wait`);
  return op as unknown as Operation;
}

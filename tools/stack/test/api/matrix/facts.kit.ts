import { isReference, referencesIn, type ApiOperation, type OpenApi, type Schema } from '../openapi.kit';
import { makerOf, namesRecord } from '../makers.kit';
import type { Facts } from './expectation.kit';

export const recordPath = (o: ApiOperation): string => o.path.split('/actions/')[0] ?? o.path;

export function factsOf(api: OpenApi, o: ApiOperation): Facts {
  const reads = api.operations.find((g) => g.method === 'get' && g.path === recordPath(o));
  const names = namesRecord(o);
  // The codes of divisions name a tenant's own only where a permission is wanted: the catalogue of the country is everybody's.
  const named = (schema: Schema): boolean => isReference(schema) && (o.permission !== 'signed-in' || schema['format'] === 'uuid');
  const query = o.parameters.filter((p) => p.in === 'query' && named(api.resolve(p.schema))).map((p) => p.name);
  return {
    id: o.id, method: o.method.toUpperCase(), permission: o.permission, scope: o.scope, status: o.status, codes: o.codes,
    readScope: (reads ?? o).scope,
    names, makerScope: names ? makerOf(api, o)?.scope : undefined,
    action: o.path.includes('/actions/'),
    // A file of boundaries names its divisions, and is judged before it is kept.
    references: [...new Set([...referencesIn(api, o.jsonBody), ...query, ...(o.uploadTypes.includes('application/geo+json') ? ['file'] : [])])],
  };
}

import { permissionsOf, roleNames } from '@anlan/contracts/access';
import type { ApiOperation, OpenApi } from './openapi.kit';

export const pathNames = (o: ApiOperation): string[] => o.parameters.filter((p) => p.in === 'path').map((p) => p.name);
/** The address of the records of which the operation names one; its own where it names none. */
export const collectionOf = (o: ApiOperation): string => o.path.split('/{')[0] ?? o.path;
export const REPORTS = '/api/enforcement/v1/public-reports';
export const SUBMIT = 'enforcement.public-report.submit';
/** A reward is proposed of a report of the public that was verified, and paid by that report's code. */
export const PROPOSE = 'enforcement.report-reward.propose';
export const lastPart = (path: string): string => path.split('/').at(-1) ?? '';
export const service = (o: ApiOperation): string => o.id.split('.')[0] ?? '';
/** `tenancy.dead-letter` */
export const featureOf = (o: ApiOperation): string => o.id.split('.').slice(0, 2).join('.');
/** Records that come of themselves: `valuesOf` has under the feature's name what makes one happen. */
export const happening: ReadonlySet<string> = new Set(['tenancy.dead-letter', 'responsibility.assessment-sheet', 'responsibility.assessment', 'responsibility.hand-over', 'responsibility.duty-performance']);

/** What makes records where no POST at their collection does: by the operation, its feature, or the address of its collection. */
const MADE_BY: Readonly<Record<string, string>> = {
  // Nobody who works here makes a report of the public.
  [REPORTS]: SUBMIT,
  '/api/enforcement/v1/report-rewards': PROPOSE,
  // Boundaries come as a file for all.
  '/api/tenancy/v1/boundaries': 'tenancy.boundary.upload',
  // A file whose columns are looked at is no import yet.
  'enforcement.hazard-import': 'enforcement.hazard-import.upload',
  'enforcement.subject.by-code': 'enforcement.subject.register',
  '/api/enforcement/v1/checks': 'enforcement.patrol.open',
  '/api/responsibility/v1/duty-acts': 'responsibility.list-item.record',
  '/api/responsibility/v1/fund-payments': 'responsibility.fund-project.pay',
};

/** Whether the operation names a record of a tenant; what is public names the tenant alone, and all have the same months. */
export const namesRecord = (o: ApiOperation): boolean => o.permission !== 'public' && o.parameters.some((p) => p.in === 'path' && !p.schema.enum && p.name !== 'month');

/** What makes the records of which the operation names one; undefined where they come of themselves. */
export function makerOf(api: OpenApi, o: ApiOperation): ApiOperation | undefined {
  if (happening.has(featureOf(o))) return undefined;
  const all = api.operations.filter((m) => m.method === 'post' && service(m) === service(o));
  const posts = all.filter((m) => !m.path.includes('/actions/'));
  const collection = collectionOf(o);
  const other = MADE_BY[o.id] ?? MADE_BY[featureOf(o)] ?? MADE_BY[collection];
  const maker = other ? api.operations.find((m) => m.id === other) : posts.find((m) => m.path === collection) ?? posts.find((m) => lastPart(m.path) === lastPart(collection)) ?? (lastPart(collection) === 'operations' ? [...posts, ...all].find((m) => m.status === 202) : undefined);
  if (!maker) throw new Error(`${o.id}: nothing makes a record at ${collection}; say in MADE_BY what does`);
  return maker;
}

/** Who does the operations of a level: districts do most, cities open districts. */
export function levelOf(api: OpenApi, o: ApiOperation): 'city' | 'district' {
  const { permission } = (lastPart(collectionOf(o)) === 'operations' && makerOf(api, o)) || o;
  return ['signed-in', 'public'].includes(permission) || roleNames('district').some((r) => permissionsOf(r).includes(permission as never)) ? 'district' : 'city';
}

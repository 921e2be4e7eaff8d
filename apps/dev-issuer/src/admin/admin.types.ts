import type { Realm, RealmRegistry } from '../realm/realm.registry';
import type { ClientState, UserState } from '../realm/realm.types';
import type { KeyPool } from '../realm/signing-keys';
import { HttpError } from '../http/http';

export interface AdminContext {
  registry: RealmRegistry;
  keys: KeyPool;
}

export interface AdminRequest {
  realm: Realm;
  /** Path parameters in the order of the route's groups. */
  params: string[];
  query: URLSearchParams;
  body: unknown;
}

export interface AdminAnswer {
  status: number;
  body?: unknown;
  /** Id of what was made, for the Location header. */
  created?: string;
}

export type AdminHandler = (request: AdminRequest, context: AdminContext) => Promise<AdminAnswer> | AdminAnswer;

/** A route below `/admin/realms/{realm}`. */
export type AdminRoute = readonly [method: string, path: RegExp, handler: AdminHandler];

export const noContent: AdminAnswer = { status: 204 };

export function userOf({ realm, params }: AdminRequest): UserState {
  const user = realm.state.users.find((candidate) => candidate.id === params[0]);
  if (!user) throw new HttpError(404, { error: 'User not found' });
  return user;
}

export function clientOf({ realm, params }: AdminRequest): ClientState {
  const client = realm.state.clients.find((candidate) => candidate.id === params[0]);
  if (!client) throw new HttpError(404, { error: 'Could not find client' });
  return client;
}

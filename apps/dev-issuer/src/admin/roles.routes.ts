import { z } from 'zod';
import { HttpError } from '../http/http';
import { newRole, parseBody } from '../realm/realm.factory';
import { roleSchema } from '../realm/representation';
import type { RealmState, RoleState } from '../realm/realm.types';
import { noContent, userOf, type AdminRequest, type AdminRoute } from './admin.types';

const view = ({ composites, ...role }: RoleState, realm: RealmState) => ({
  ...role, composite: composites !== undefined || role.name === `default-roles-${realm.realm}`, clientRole: false, containerId: realm.id,
});

const named = z.array(z.looseObject({ id: z.string().optional(), name: z.string() }));

/** The roles of a mapping body; one that the realm does not have is 404 and nothing is changed. */
function rolesOf({ realm, body }: AdminRequest): string[] {
  return parseBody(named, body).map((wanted) => {
    const role = realm.state.roles.find((candidate) => candidate.name === wanted.name);
    if (!role || (wanted.id !== undefined && wanted.id !== role.id)) throw new HttpError(404, { error: 'Could not find role' });
    return role.name;
  });
}

export const roleRoutes: AdminRoute[] = [
  ['GET', /^\/roles$/, ({ realm }) => ({ status: 200, body: realm.state.roles.map((role) => view(role, realm.state)) })],
  [
    'POST',
    /^\/roles$/,
    async ({ realm, body }, { registry }) => {
      const role = newRole(parseBody(roleSchema, body));
      if (realm.state.roles.some((other) => other.name === role.name)) {
        throw new HttpError(409, { errorMessage: `Role with name ${role.name} already exists` });
      }
      realm.state.roles.push(role);
      await registry.store.save(realm.state);
      return { status: 201, created: role.name };
    },
  ],
  [
    'GET',
    /^\/roles\/([^/]+)$/,
    ({ realm, params }) => {
      const role = realm.state.roles.find((candidate) => candidate.name === params[0]);
      if (!role) throw new HttpError(404, { error: 'Could not find role' });
      return { status: 200, body: view(role, realm.state) };
    },
  ],
  [
    'POST',
    /^\/roles\/([^/]+)\/composites$/,
    async (request, { registry }) => {
      const { realm, params } = request;
      const role = realm.state.roles.find((candidate) => candidate.name === params[0]);
      if (!role) throw new HttpError(404, { error: 'Could not find role' });
      role.composites = [...new Set([...(role.composites ?? []), ...rolesOf(request)])];
      await registry.store.save(realm.state);
      return noContent;
    },
  ],
  [
    'GET',
    /^\/users\/([^/]+)\/role-mappings\/realm$/,
    (request) => {
      const { roles } = userOf(request);
      const { state } = request.realm;
      return { status: 200, body: state.roles.filter((role) => roles.includes(role.name)).map((role) => view(role, state)) };
    },
  ],
  [
    'POST',
    /^\/users\/([^/]+)\/role-mappings\/realm$/,
    async (request, { registry }) => {
      const user = userOf(request);
      user.roles = [...new Set([...user.roles, ...rolesOf(request)])];
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  [
    'DELETE',
    /^\/users\/([^/]+)\/role-mappings\/realm$/,
    async (request, { registry }) => {
      const user = userOf(request);
      const gone = rolesOf(request);
      user.roles = user.roles.filter((role) => !gone.includes(role));
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
];

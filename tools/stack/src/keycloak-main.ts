import { join } from 'node:path';
import { runInForeground } from './foreground';
import { repositoryRoot } from './repository';
import { Stack } from './stack';

/** `npm run keycloak`: Keycloak alone, on the Postgres of the data directory. */
runInForeground(
  ({ print, signal }) =>
    Stack.start({
      dataDir: process.env['ANLAN_DATA_DIR'] || join(repositoryRoot(), '.data'),
      // None is started; its usual port stays free for a second copy that has one.
      gatewayPort: 0,
      services: [],
      identity: 'keycloak',
      progress: print,
      signal,
    }),
  async (stack, { print }) => {
    const { internalUrl, adminClientId } = stack.identity;
    print(
      [
        '',
        `Keycloak               ${internalUrl}`,
        `管理客户端 Admin client ${adminClientId},只能新建 realm may open realms and nothing else`,
        `其密钥 Its secret      ${join(stack.dataDir, 'secrets.json')} → issuerAdminClientSecret`,
        `日志 Log               ${join(stack.dataDir, 'logs', 'keycloak.log')}`,
        '由另一份使用 To use it from another copy: KEYCLOAK_URL, KEYCLOAK_ADMIN_CLIENT_ID, KEYCLOAK_ADMIN_CLIENT_SECRET',
        '按 Ctrl-C 停止 Ctrl-C stops it',
      ].join('\n'),
    );
  },
);

import { StackError } from './errors';

/** Parts that run elsewhere and are neither started nor stopped here. */
export interface ExternalParts {
  databaseUrl?: string;
  nats?: { url: string; trustDir: string };
  issuer?: { url: string; publicUrl: string; adminClientId: string; adminClientSecret: string };
}

/** Reads DATABASE_URL, NATS_URL + NATS_TRUST_DIR and KEYCLOAK_URL + KEYCLOAK_ADMIN_CLIENT_ID/SECRET. */
export function externalParts(env: NodeJS.ProcessEnv): ExternalParts {
  const parts: ExternalParts = {};
  if (env['DATABASE_URL']) {
    if (!/^postgres(ql)?:\/\//.test(env['DATABASE_URL']) || !URL.canParse(env['DATABASE_URL']) || !new URL(env['DATABASE_URL']).hostname) {
      throw new StackError(
        'CONFIGURATION',
        'DATABASE_URL 应为超级用户的 postgres:// 地址,例如 postgres://postgres:…@db:5432/anlan。',
        'DATABASE_URL must be a superuser’s postgres:// URL, for example postgres://postgres:…@db:5432/anlan.',
      );
    }
    parts.databaseUrl = env['DATABASE_URL'];
  }
  if (env['NATS_URL']) {
    parts.nats = { url: env['NATS_URL'], trustDir: together('NATS_URL', 'NATS_TRUST_DIR', env) };
  }
  if (env['KEYCLOAK_URL']) {
    const url = env['KEYCLOAK_URL'].replace(/\/+$/, '');
    parts.issuer = {
      url,
      // The issuer inside a token is the address by which Keycloak knows itself.
      publicUrl: (env['KEYCLOAK_PUBLIC_URL'] ?? url).replace(/\/+$/, ''),
      adminClientId: together('KEYCLOAK_URL', 'KEYCLOAK_ADMIN_CLIENT_ID', env),
      adminClientSecret: together('KEYCLOAK_URL', 'KEYCLOAK_ADMIN_CLIENT_SECRET', env),
    };
  }
  return parts;
}

function together(first: string, second: string, env: NodeJS.ProcessEnv): string {
  const value = env[second];
  if (value) return value;
  throw new StackError('CONFIGURATION', `设置了 ${first},还需要设置 ${second}。`, `${first} is set, so ${second} must be set too.`);
}

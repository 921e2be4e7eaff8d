import { type Fault, refuse } from './start-refused';

/** On every answer of the development issuer: what it is, whatever its address or name. */
export const DEVELOPMENT_ISSUER_HEADER = 'x-anlan-development-issuer';

const WITHIN_MS = 2_000;

/**
 * Asks the identity service what it is. One that is not there yet is none of our business at start: its keys are refused
 * later if it turns out to be the development issuer. `addresses`: by the variable that names each.
 * @throws StartRefused when it is the development issuer
 */
export async function refuseDevelopmentIssuer(service: string, addresses: Record<string, string | undefined>): Promise<void> {
  const asked = Object.entries(addresses).map(async ([where, url]): Promise<Fault[]> => {
    if (!url || !(await isDevelopmentIssuer(url))) return [];
    return [{ where, zh: '指向开发用身份服务，不能用于生产环境；请使用 Keycloak', en: 'leads to the development issuer, which must not serve production; use Keycloak' }];
  });
  refuse(service, (await Promise.all(asked)).flat());
}

async function isDevelopmentIssuer(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/realms/master`, { redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) });
    await answer.body?.cancel();
    return answer.headers.has(DEVELOPMENT_ISSUER_HEADER);
  } catch {
    return false;
  }
}

// Secrets are never default; production takes no http issuer, no development issuer and no old broker.
const config = { project: 'unit', file: 'libs/platform/src/config/service-config.spec.ts' };
const weak = { project: 'unit', file: 'libs/platform/src/config/weak-secret.spec.ts' };
const issuer = { project: 'unit', file: 'apps/dev-issuer/src/config.spec.ts' };

const inFile = (file) => (find, replace) => [{ file, find, replace }];
const production = inFile('libs/platform/src/config/production.ts');
const issuerConfig = inFile('apps/dev-issuer/src/config.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const secrets = [
  { name: 'weak-secret-accepted', breaks: '接受示例和默认口令 a secret out of an example is accepted', edits: inFile('libs/platform/src/config/weak-secret.ts')('< LEAST_BITS ||', '< 0 ||'), caughtBy: weak },
  { name: 'weak-password-accepted', breaks: '数据库口令可以是默认值 a default password of the database is accepted', edits: production(' && !isWeakText(password)', ''), caughtBy: config },
  { name: 'secret-readable-by-others', breaks: '其他用户可读的密钥文件也接受 a secret that other users can read is accepted', edits: inFile('libs/platform/src/config/secret-file.ts')('if ((stats.mode & forbidden) === 0)', 'if (stats.mode)'), caughtBy: config },
  { name: 'http-issuer-accepted', breaks: '生产环境接受 http 身份服务 production takes an issuer without TLS', edits: production("if (url?.startsWith('https://')) return [];", 'if (url) return [];'), caughtBy: config },
  { name: 'open-database-accepted', breaks: '生产环境接受不加密的数据库连接 production takes a database on another host without TLS', edits: production('!socket && !isLoopback(host) && !encrypted', '!socket && !host'), caughtBy: config },
  { name: 'open-broker-accepted', breaks: '生产环境接受不加密的 NATS 连接 production takes a NATS on another host without TLS', edits: production("!url.trim().startsWith('tls://') && !isLoopback(new URL(url.trim()).hostname)", "!url.trim().includes(':')"), caughtBy: config },
  { name: 'old-broker-accepted', breaks: '对外的 nats-server 可以是有漏洞的旧版 an old nats-server may be reachable from outside', edits: production('const SAFE_BROKER = [2, 10, 27] as const;', 'const SAFE_BROKER = [2, 9, 0] as const;'), caughtBy: config },
  { name: 'issuer-in-production', breaks: '开发用身份服务可用于生产 the development issuer starts in production', edits: issuerConfig("(env) => env !== 'production',", "(env) => env !== 'nowhere',"), caughtBy: issuer },
  { name: 'issuer-reachable', breaks: '开发用身份服务可从外部访问 the development issuer listens to other hosts', edits: issuerConfig('.refine(isLoopback,', '.refine((host) => host.length > 0 || isLoopback(host),'), caughtBy: issuer },
];

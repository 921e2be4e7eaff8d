import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FoundFault } from '@anlan/platform/audit';
import { verifiedChains, type VerifiedChain, type VerifyOptions } from './audit-chains';
import { DATABASE } from './postgres';
import { repositoryRoot } from './repository';

const HELP = `npm run audit:verify -- [--tenant 440310] [--service tenancy] [--anchors 目录 folder]
校验审计哈希链：运行中的本机平台（ANLAN_DATA_DIR），或 DATABASE_URL 指向的数据库（超级用户，或可读的角色）。
Verifies the hash chains of the audit log: of the running stack (ANLAN_DATA_DIR), or of the database in DATABASE_URL (a superuser, or a role that may read).
锚定文件目录 folder of the anchors: --anchors, AUDIT_ANCHOR_DIR, <数据目录 data dir>/anchors
退出码 exit code: 0 完好 whole · 1 有篡改迹象 tampered with · 2 无法校验 could not look`;

/** The command. Answers its exit code. */
export async function auditVerify(args: string[], env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<0 | 1 | 2> {
  try {
    const { values } = parseArgs({ args, options: { tenant: { type: 'string' }, service: { type: 'string' }, anchors: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) {
      say(HELP);
      return 0;
    }
    const dataDir = env['ANLAN_DATA_DIR'] || join(repositoryRoot(), '.data');
    const anchorsDir = values.anchors ?? env['AUDIT_ANCHOR_DIR'] ?? join(dataDir, 'anchors');
    const unanchored = !existsSync(anchorsDir);
    if (unanchored) say(`! 没有锚定文件 ${anchorsDir}：被截断或整体重写的链看不出来 no anchors there: a chain cut off or rewritten as a whole will not show`);
    return await report({ databaseUrl: env['DATABASE_URL'] || embeddedUrl(dataDir), anchorsDir, tenant: values.tenant, service: values.service }, say);
  } catch (error) {
    say(`✗ 无法校验 could not look: ${reasonOf(error)}`);
    return 2;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ECONNREFUSED' ? '数据库没有运行，请先 npm start，或设置 DATABASE_URL / the database is not running: npm start first, or set DATABASE_URL' : (message ?? String(error));
}

async function report(options: VerifyOptions, say: (line: string) => void): Promise<0 | 1> {
  let [chains, tampered] = [0, 0];
  for await (const chain of verifiedChains(options)) {
    chains += 1;
    for (const line of linesOf(chain)) say(line);
    if (chain.report.faults.length > 0) tampered += 1;
  }
  say(tampered ? `\n✗ ${chains} 条链中 ${tampered} 条有篡改迹象 ${tampered} of ${chains} chains have been tampered with` : `\n✓ ${chains} 条链完好 ${chains} chains are whole`);
  return tampered ? 1 : 0;
}

/** One line for a chain, and one more for each fault of it. */
function linesOf({ service, tenant, name, report: r }: VerifiedChain): string[] {
  const { last, checked, unreadable } = r.anchors;
  const anchors = last ? `${checked} 个锚 anchors, 最近 last ${last.at} (${last.number})` : '无锚 no anchors';
  const unread = unreadable ? ` · ! 锚定文件有 ${unreadable} 行无法读取 lines of the anchor file cannot be read` : '';
  return [
    `${r.faults.length ? '✗' : '✓'} ${service} ${tenant}${name ? ` ${name}` : ''}: ${r.sealed} 条已封存 sealed, ${r.unsealed} 条待封存 waiting · ${anchors}${unread}`,
    ...r.faults.map((f) => `    ${words(f)}`),
  ];
}

function words({ fault, number, entryId, anchoredAt }: FoundFault): string {
  const which = entryId ? `（${entryId}）` : '';
  const entry = entryId ? ` (${entryId})` : '';
  switch (fault) {
    case 'changed': return `第 ${number} 条被改动${which} entry ${number}${entry} was changed`;
    case 'removed': return `第 ${number} 条被删除${which} entry ${number}${entry} was removed`;
    case 'inserted': return `有记录被插入${which} an entry${entry} was inserted behind the chain`;
    case 'out_of_sequence': return `第 ${number} 条的次序被改动${which} entry ${number}${entry} was moved`;
    case 'truncated': return `链尾被截断：${anchoredAt} 锚定时有 ${number} 条 the end was cut off: ${number} entries were anchored at ${anchoredAt}`;
    case 'rewritten': return `链被重写：与 ${anchoredAt} 的锚（第 ${number} 条）不符 the chain was rewritten: it does not lead to entry ${number} as anchored at ${anchoredAt}`;
  }
}

/** The superuser of the embedded cluster, by what its data directory says of it. */
function embeddedUrl(dataDir: string): string {
  const read = <T>(name: string): T => {
    try {
      return JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as T;
    } catch {
      throw new Error(`${dataDir} 中没有平台数据（缺 ${name}）。请设置 ANLAN_DATA_DIR 或 DATABASE_URL。 / There is no platform in ${dataDir} (${name} is missing). Set ANLAN_DATA_DIR or DATABASE_URL.`);
    }
  };
  const { postgresPassword } = read<{ postgresPassword: string }>('secrets.json');
  const { postgres } = read<{ postgres?: number }>('ports.json');
  return `postgres://postgres:${encodeURIComponent(postgresPassword)}@127.0.0.1:${postgres ?? 0}/${DATABASE}`;
}

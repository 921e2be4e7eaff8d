import { YEAR } from './figures';
import type { Year } from './year';

/** 安全生产网格: one in each of so many communities. */
export async function makeGrids({ once, admin, map, demo }: Year): Promise<void> {
  await once('grids', async () => {
    const communities = map.streets.flatMap((s) => map.communitiesOf(s.code)).slice(0, YEAR.grids);
    for (const c of communities) await admin.post('/api/tenancy/v1/divisions/mine', { code: `${c.code}101`, name: `${c.name}安全生产网格` });
    demo.tell(`    安全生产网格 ${communities.length} 个 grids`);
  });
}

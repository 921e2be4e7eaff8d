import type { TenantContext } from '../context';
import { systemContext } from '../context';
import type { TenantTx } from '../db';

interface Block {
  next: number;
  end: number;
}

/**
 * Numbers of a series, e.g. `hazard-2026`, unique per tenant. A process takes a block at a time, so that writers do not
 * queue on one row; numbers are therefore unique and rising per process, and a restart leaves a gap.
 */
export class NumberSeries {
  private readonly blocks = new Map<string, Block>();
  private readonly fetching = new Map<string, Promise<void>>();

  constructor(
    private readonly schema: string,
    private readonly tenantTx: TenantTx,
    private readonly blockSize = 100,
  ) {}

  async next(ctx: Pick<TenantContext, 'tenantId' | 'slug'>, series: string): Promise<number> {
    return (await this.take(ctx, series, 1))[0] as number;
  }

  async take(ctx: Pick<TenantContext, 'tenantId' | 'slug'>, series: string, count: number): Promise<number[]> {
    const key = `${ctx.tenantId}:${series}`;
    const taken: number[] = [];
    while (taken.length < count) {
      const block = this.blocks.get(key);
      if (block && block.next < block.end) taken.push(block.next++);
      else await this.refill(ctx, series, key, Math.max(this.blockSize, count - taken.length));
    }
    return taken;
  }

  private async refill(ctx: Pick<TenantContext, 'tenantId' | 'slug'>, series: string, key: string, size: number): Promise<void> {
    const running = this.fetching.get(key) ?? this.fetchBlock(ctx, series, key, size).finally(() => this.fetching.delete(key));
    this.fetching.set(key, running);
    await running;
  }

  private async fetchBlock(ctx: Pick<TenantContext, 'tenantId' | 'slug'>, series: string, key: string, size: number): Promise<void> {
    const system = systemContext({ ...ctx, tenantKind: 'district' }, this.schema);
    const end = await this.tenantTx.write(system, async (tx) => {
      const [row] = await tx.rows<{ next: string }>(
        `insert into ${this.schema}.number_series (tenant_id, series, next) values ($1, $2, 1 + $3)
         on conflict (tenant_id, series) do update set next = number_series.next + $3 returning next`,
        [ctx.tenantId, series, size], 'number-block');
      return Number(row?.next);
    });
    this.blocks.set(key, { next: end - size, end });
  }
}

import { settingEvents, settingKeys, settings, type SettingDto, type SettingKey } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { assertWhole } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { assertVersion, serialize } from '../organization/changes';
import { settingValue } from './setting.rules';

interface SettingRow extends Row {
  key: SettingKey;
  value: unknown;
  updated_at: Date;
  version: number;
}

const columns = 'key, value, updated_at, version';

/** What the tenant has set, or the default where it has not. */
const toSetting = (key: SettingKey, row: SettingRow | undefined): SettingDto =>
  row
    ? { key, value: row.value, isDefault: false, updatedAt: toShanghaiIso(row.updated_at), version: row.version }
    : { key, value: settings[key].default, isDefault: true, updatedAt: null, version: 0 };

/** What a tenant may set for itself: numbering, calendar, words, categories. */
@Injectable()
export class SettingService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext): Promise<{ items: SettingDto[]; nextCursor: null }> {
    const rows = await this.tx.read<SettingRow>(ctx, { name: 'setting-list', sql: `select ${columns} from tenancy.setting where tenant_id = $1`, params: [ctx.tenantId] });
    return { items: settingKeys.map((key) => toSetting(key, rows.find((r) => r.key === key))), nextCursor: null };
  }

  async get(ctx: TenantContext, key: SettingKey): Promise<SettingDto> {
    const [row] = await this.tx.read<SettingRow>(ctx, { name: 'setting-get', sql: `select ${columns} from tenancy.setting where tenant_id = $1 and key = $2`, params: [ctx.tenantId, key] });
    return toSetting(key, row);
  }

  async put(ctx: TenantContext, key: SettingKey, version: number, given: unknown): Promise<SettingDto> {
    const value = settingValue(key, given);
    assertWhole(ctx, 'settings.manage');
    return this.tx.write(ctx, async (tx) => {
      // The default has no row to lock.
      await serialize(tx, ctx, `setting:${key}`);
      const [before] = await tx.rows<SettingRow>(`select ${columns} from tenancy.setting where tenant_id = $1 and key = $2`, [ctx.tenantId, key]);
      assertVersion(before ?? { version: 0 }, version);
      const [row] = await tx.rows<SettingRow>(
        `insert into tenancy.setting as s (tenant_id, key, value) values ($1, $2, $3)
         on conflict (tenant_id, key) do update set value = excluded.value, updated_at = now(), version = s.version + 1 returning ${columns}`,
        [ctx.tenantId, key, JSON.stringify(value)]);
      const set = toSetting(key, row);
      tx.audit({ action: 'setting.changed', target: `settings/${key}`, detail: { from: before?.value ?? null, to: value } });
      tx.emit({ spec: settingEvents.changed, id: key, sequence: set.version, data: { key, value } });
      return set;
    });
  }
}

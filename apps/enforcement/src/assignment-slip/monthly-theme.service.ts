import { monthlyThemeEvents, themeParts, type MonthlyTheme, type MonthlyThemes, type PutThemeBody } from '@anlan/contracts/enforcement';
import { rate, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';

interface ThemeRow extends Row, Pick<MonthlyTheme, 'supervision' | 'exposure' | 'warning'> {
  theme: string;
  month: string;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
}

/** 每月一主题督查、一曝光、一警示: twelve months with three deliverables each. What was not entered is not done. */
@Injectable()
export class MonthlyThemeService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext, year = Number(shanghaiDay(new Date()).slice(0, 4))): Promise<MonthlyThemes> {
    const rows = await this.tx.read<ThemeRow>(ctx, { name: 'theme-year', sql: 'select * from enforcement.monthly_theme where tenant_id = $1 and month between $2 and $3', params: [ctx.tenantId, `${year}-01`, `${year}-12`] });
    const items = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).map((month) => toTheme(month, rows.find((r) => r.month === month)));
    const past = items.filter((t) => t.month < shanghaiDay(new Date()).slice(0, 7));
    return { year, items, done: items.reduce((n, t) => n + t.done, 0), attained: items.filter((t) => t.attained).length, due: past.length, rate: rate(past.filter((t) => t.attained).length, past.length) };
  }

  async put(ctx: TenantContext, body: PutThemeBody): Promise<MonthlyTheme> {
    const { month } = body;
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<ThemeRow>(
        `insert into enforcement.monthly_theme (tenant_id, month, theme, supervision, exposure, warning, updated_by, updated_by_name, updated_at, version) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,1)
         on conflict (tenant_id, month) do update set theme = $3, supervision = case when $10 then $4::jsonb else monthly_theme.supervision end, exposure = case when $11 then $5::jsonb else monthly_theme.exposure end,
         warning = case when $12 then $6::jsonb else monthly_theme.warning end, updated_by = $7, updated_by_name = $8, updated_at = $9, version = monthly_theme.version + 1 returning *`,
        [ctx.tenantId, month, body.theme, ...themeParts.map((p) => (body[p] ? JSON.stringify(body[p]) : null)), ctx.actor.id, ctx.actor.name, new Date(), ...themeParts.map((p) => body[p] !== undefined)], 'theme-put');
      if (!row) throw new Error('a month that was put is there');
      const theme = toTheme(month, row);
      tx.audit({ action: 'monthly-theme.put', target: `monthly-themes/${month}`, detail: { theme: row.theme, done: theme.done } });
      tx.emit({ spec: monthlyThemeEvents.put, id: month, sequence: row.version, data: { month, theme: row.theme, done: theme.done, attained: theme.attained, actor: { id: ctx.actor.id, name: ctx.actor.name } } });
      return theme;
    });
  }
}

function toTheme(month: string, row: ThemeRow | undefined): MonthlyTheme {
  const done = themeParts.filter((p) => row?.[p]).length;
  return {
    month, theme: row?.theme ?? null, supervision: row?.supervision ?? null, exposure: row?.exposure ?? null, warning: row?.warning ?? null, done, attained: done === themeParts.length,
    updatedBy: row ? { id: row.updated_by, name: row.updated_by_name } : null, updatedAt: row ? toShanghaiIso(row.updated_at) : null,
  };
}

import { settings, type PublicPageDto, type SettingValue } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { today } from '../organization/changes';
import { TenantRegistry } from '../registry/tenant-registry';
import { SettingService } from '../setting/setting.service';

/** What a district shows to everybody, and nothing more. That it may be shown is the guard's to decide. */
@Injectable()
export class PublicPageService {
  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    private readonly settings: SettingService,
  ) {}

  async get(ctx: TenantContext): Promise<PublicPageDto> {
    const [tenant, setting, streets] = await Promise.all([this.registry.byId(ctx.tenantId), this.settings.get(ctx, 'publicPage'), this.streets(ctx)]);
    if (!tenant) throw notFound();
    const { intro, hotline, showTips, acceptReports }: SettingValue<'publicPage'> = settings.publicPage.schema.parse(setting.value);
    return { slug: tenant.slug, name: tenant.name, shortName: tenant.short_name, intro, hotline, showTips, tips: [], notices: [], acceptReports, streets };
  }

  private async streets(ctx: TenantContext): Promise<{ code: string; name: string }[]> {
    return this.tx.read(ctx, {
      name: 'public-streets', params: [ctx.tenantId, today()],
      sql: `select code, name from tenancy.division where tenant_id = $1 and level = 'street' and valid_from <= $2 and (valid_to is null or valid_to > $2) order by code`,
    });
  }
}

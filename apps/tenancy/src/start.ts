import { loadServiceConfig } from '@anlan/platform/config';
import { runService } from '@anlan/platform/service';
import { AppModule } from './app.module';
import { tenancyConfig } from './config';

export async function start(): Promise<void> {
  const config = loadServiceConfig('tenancy', tenancyConfig);
  await runService('tenancy', config, AppModule.with(config));
}

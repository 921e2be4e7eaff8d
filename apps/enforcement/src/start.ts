import { loadServiceConfig } from '@anlan/platform/config';
import { runService } from '@anlan/platform/service';
import { AppModule } from './app.module';

export async function start(): Promise<void> {
  const config = loadServiceConfig('enforcement');
  await runService('enforcement', config, AppModule.with(config));
}

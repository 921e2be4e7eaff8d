import { loadServiceConfig } from '@anlan/platform/config';
import { runService } from '@anlan/platform/service';
import { AppModule } from './app.module';
import { responsibilityConfig } from './config';

export async function start(): Promise<void> {
  const config = loadServiceConfig('responsibility', responsibilityConfig);
  await runService('responsibility', config, AppModule.with(config));
}

import 'reflect-metadata';
import { startTelemetry } from '@anlan/platform/telemetry';

void (async () => {
  await startTelemetry('gateway');
  // Loaded only now, so that telemetry can instrument what the application loads.
  const { start } = await import('./start.js');
  await start();
})();

import { StartRefused } from '../config/start-refused';
import { startTelemetry } from '../telemetry/start';

/**
 * The whole of a process's main.ts. `load` imports the application, only now, so that telemetry can instrument what it
 * loads. A process that cannot start says why on stderr and ends with code 1, whatever it had opened by then.
 */
export async function launch(service: string, load: () => Promise<{ start(): Promise<void> }>): Promise<void> {
  try {
    await startTelemetry(service);
    const { start } = await load();
    await start();
  } catch (error) {
    process.stderr.write(`${reasonOf(service, error)}\n`);
    process.exit(1);
  }
}

function reasonOf(service: string, error: unknown): string {
  if (error instanceof StartRefused) return error.message;
  // The stack alone: further properties of an error may hold addresses with passwords in them.
  return `${service} 启动失败 / ${service} could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

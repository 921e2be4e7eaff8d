/** One thing that keeps a process from starting: the variable (or part) to change, and what is wrong with it. Never the value. */
export interface Fault {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** A process must not start like this. The message names every fault and what to change, in both languages. */
export class StartRefused extends Error {
  constructor(service: string, faults: readonly Fault[]) {
    const lines = faults.map(({ where, zh, en }) => `  ${where}: ${zh} / ${en}`);
    super([`${service} 拒绝启动 / ${service} refuses to start:`, ...lines].join('\n'));
    this.name = 'StartRefused';
  }
}

/** @throws StartRefused when there is any fault */
export function refuse(service: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new StartRefused(service, faults);
}

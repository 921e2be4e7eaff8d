/** What a feature says has to be there before its service counts as ready, besides the database and NATS. */
export class Readiness {
  private readonly parts = new Map<string, () => boolean>();

  add(part: string, ready: () => boolean): void {
    this.parts.set(part, ready);
  }

  /** `ok` or `down` by part */
  state(): Record<string, 'ok' | 'down'> {
    return Object.fromEntries([...this.parts].map(([part, ready]) => [part, ready() ? 'ok' : 'down']));
  }
}

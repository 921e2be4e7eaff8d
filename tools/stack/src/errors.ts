/** A failure the person who ran the command can act on: the message says what to do, in Chinese and English. */
export class StackError extends Error {
  constructor(
    readonly code:
      | 'LOCKED'
      | 'PORT_BUSY'
      | 'POSTGRES_MISSING'
      | 'POSTGRES_FAILED'
      | 'NATS_MISSING'
      | 'NATS_FAILED'
      | 'KEYCLOAK_MISSING'
      | 'KEYCLOAK_FAILED'
      | 'BUILD_MISSING'
      | 'MIGRATION_FAILED'
      | 'CRASH_LOOP'
      | 'NOT_HEALTHY'
      | 'CONFIGURATION',
    zh: string,
    en: string,
    detail?: string,
  ) {
    super(detail ? `${zh}\n${en}\n${detail}` : `${zh}\n${en}`);
    this.name = 'StackError';
  }
}

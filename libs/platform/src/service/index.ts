export * from './tokens';
export * from './readiness';
export * from './platform.module';
export * from './run-service';
export * from './routes-check';

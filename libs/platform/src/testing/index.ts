export * from './service-database';
export * from './catalogue-check';
export * from './sign-in';
export * from './until';
export * from './nats-servers';

export * from './service-database';
export * from './catalogue-check';
export * from './sign-in';
export * from './until';
export * from './nats-servers';
export { serviceKit, type ServiceKit } from './service-kit';
export { testTenant, type TestTenant } from './test-tenant';
export { codeOf, problemOf } from './problems';

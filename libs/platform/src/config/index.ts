export * from './development-issuer';
export * from './environment';
export * from './production';
export * from './repo-file';
export * from './secret-file';
export { secretKey, secretText } from './secrets';
export * from './service-config';
export * from './start-refused';

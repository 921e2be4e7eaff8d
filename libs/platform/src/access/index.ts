export * from './access-directory';

export * from './sealer';
export * from './verify';

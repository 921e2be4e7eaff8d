export * from './grams';
export * from './search';
export * from './searches';

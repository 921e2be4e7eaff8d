export * from './grams';
export { SEARCH_BATCH } from './hits';
export * from './search';
export * from './searches';

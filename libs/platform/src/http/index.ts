export * from './problem';
export * from './call';
export * from './handle.decorator';
export * from './operation.guard';
export * from './problem.filter';
export * from './answer-hook';
export * from './fastify';
export * from './upload';

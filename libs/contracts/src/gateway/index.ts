export * from './config.dto';

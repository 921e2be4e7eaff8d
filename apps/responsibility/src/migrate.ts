import 'reflect-metadata';
import { migrateFromEnv } from '@anlan/platform/db';
import { migrations } from '../migrations';

void migrateFromEnv({ service: 'responsibility', migrations });

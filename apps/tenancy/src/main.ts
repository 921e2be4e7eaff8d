import 'reflect-metadata';
import { launch } from '@anlan/platform/launch';

void launch('tenancy', () => import('./start.js'));

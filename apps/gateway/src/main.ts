import 'reflect-metadata';
import { launch } from '@anlan/platform/launch';

void launch('gateway', () => import('./start.js'));

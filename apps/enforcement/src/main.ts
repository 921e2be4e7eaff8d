import 'reflect-metadata';
import { launch } from '@anlan/platform/launch';

void launch('enforcement', () => import('./start.js'));

import 'reflect-metadata';
import { launch } from '@anlan/platform/launch';

void launch('relay', () => import('./start.js'));

import 'reflect-metadata';
import { launch } from '@anlan/platform/launch';

void launch('responsibility', () => import('./start.js'));

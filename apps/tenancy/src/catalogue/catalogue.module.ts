import { Global, Module } from '@nestjs/common';
import { CatalogueStore } from '../catalogue-store/catalogue-store';
import { CatalogueController } from './catalogue.controller';

@Global()
@Module({ controllers: [CatalogueController], providers: [{ provide: CatalogueStore, useFactory: () => new CatalogueStore() }], exports: [CatalogueStore] })
export class CatalogueModule {}

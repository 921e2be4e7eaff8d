import type { todoApi } from '@anlan/contracts/kit';
import { Controller, type Type } from '@nestjs/common';
import { Handle, Input, type CallOf } from '../http';
import { TodoService } from './todo.service';

type Api = ReturnType<typeof todoApi<string>>;

/** The controller for a service's own contract of to-dos. */
export function todosController(api: Api): Type<unknown> {
  @Controller()
  class TodosController {
    constructor(private readonly todos: TodoService) {}

    @Handle(api.list)
    list(@Input() { ctx, query }: CallOf<Api['list']>) {
      return this.todos.page(ctx, query);
    }

    @Handle(api.summary)
    summary(@Input() { ctx }: CallOf<Api['summary']>) {
      return this.todos.summary(ctx);
    }
  }
  return TodosController;
}

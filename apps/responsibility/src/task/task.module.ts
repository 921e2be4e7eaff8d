import { Module } from '@nestjs/common';
import { TaskBulletinController } from './task-bulletin.controller';
import { TaskBulletinService } from './task-bulletin.service';
import { TaskFigures } from './task.bulletin';
import { TaskChange } from './task.change';
import { TaskController } from './task.controller';
import { TaskDeadlines } from './task.deadlines';
import { TaskRecords } from './task.records';
import { TaskService } from './task.service';
import { TaskSteps } from './task.steps';
import { TaskUrges } from './task.urges';

@Module({ controllers: [TaskController, TaskBulletinController], providers: [TaskDeadlines, TaskRecords, TaskService, TaskChange, TaskSteps, TaskUrges, TaskFigures, TaskBulletinService], exports: [TaskRecords, TaskFigures] })
export class TaskModule {}

import { shiftDate } from '../../sandbox/clock.ts';

// A setup file: Vitest runs it before each file of unit tests.
shiftDate();

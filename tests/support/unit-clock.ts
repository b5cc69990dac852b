import { shiftDate } from '../../sandbox/clock.ts';

// Vitest runs this before each file of unit tests.
shiftDate();

/** A signal that `countDown` takes: `now` is set when its promise resolves. */
export interface Signal {
  now: boolean;
  heard: Promise<void>;
}

/** What waits to be sent in this worker. In memory only, so it ends with the worker. */
export interface Waiting {
  /** False once it was undone. */
  mayLeave: boolean;
  hurry: Signal & { call(): void };
}

/** Makes the state of something that begins to wait. */
export function createWaiting(): Waiting {
  const { promise, resolve } = Promise.withResolvers<void>();
  const hurry = {
    now: false,
    heard: promise,
    call() {
      hurry.now = true;
      resolve();
    },
  };
  return { mayLeave: true, hurry };
}

/** Converts a promise, however it ends, to the signal that `countDown` takes. */
export function ended(promise: Promise<unknown>): Signal {
  const over = () => {
    end.now = true;
  };
  const end = { now: false, heard: promise.then(over, over) };
  return end;
}

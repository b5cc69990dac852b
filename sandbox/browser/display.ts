import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A virtual display (Xvfb). It has no window manager, so windows have no frame and keep the
 * position they were given.
 */
export interface Display {
  /** The value for the `DISPLAY` variable, such as `:99`. */
  name: string;
  /** Saves the upper left part of the screen as a PNG; the whole screen without `size`. */
  photograph(path: string, size?: Size): Promise<void>;
  /** Runs an xdotool command: moves the pointer, clicks or types like a user. */
  hands(...command: string[]): Promise<void>;
  /** Gives Chromium the keyboard focus, which otherwise a window manager does. */
  focusChromium(): Promise<void>;
  /** Stops the display server. */
  stop(): void;
}

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Starts Xvfb on the first free display number. Rejects when it cannot start. */
export async function startDisplay(size: Size): Promise<Display> {
  const screen = ['-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const name = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: name };
  const atExit = () => server.kill();
  process.once('exit', atExit);
  const hands = async (...command: string[]) => {
    await run('xdotool', command, { env });
  };
  return {
    name,
    async photograph(path, { width, height } = size) {
      const crop = ['-crop', `${width}x${height}+0+0`, '+repage'];
      await run('import', ['-window', 'root', ...crop, path], { env });
    },
    hands,
    focusChromium: () => hands('search', '--onlyvisible', '--class', 'chromium', 'windowfocus'),
    stop() {
      process.off('exit', atExit);
      server.kill();
    },
  };
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (data: Buffer) => {
      text += data;
      if (text.includes('\n')) resolve(text.trim());
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
  });
}

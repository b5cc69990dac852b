import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A screen nobody sees. There is no window manager on it: a window stays where it was put, undecorated. */
export interface Display {
  /** As `DISPLAY` wants it, such as `:99`. */
  name: string;
  /** Saves the upper left part of the screen, all of it unless told, as a PNG. */
  photograph(path: string, size?: Size): Promise<void>;
  /** Moves the pointer, clicks and types as a person's hands would, by xdotool. */
  hands(...command: string[]): Promise<void>;
  /** Gives Chromium the keyboard, which elsewhere the window manager does. */
  focusChromium(): Promise<void>;
  stop(): void;
}

export interface Size {
  width: number;
  height: number;
}

/** Starts Xvfb on the first free display number. */
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

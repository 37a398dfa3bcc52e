import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './repository.mjs';

/**
 * How a child ended.
 * @typedef {{ code: number, output: string }} Ended
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** How long a child has to end after a signal before it is killed. */
const GRACE_MS = 5_000;

/**
 * Runs a program to its end and returns its output.
 *
 * Each child leads its own process group, so a signal reaches all processes that it started
 * (see {@link endChildrenOnSignal}).
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ onLine?: (line: string) => void, cwd?: string, env?: Record<string, string | undefined>, shell?: boolean, inherit?: boolean }} [options]
 *   `cwd`: the repository by default; `inherit`: the child prints to this terminal, and no output is returned
 * @returns {Promise<Ended>}
 */
export function run(program, args, { onLine, cwd = root, env = {}, shell = false, inherit = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      detached: process.platform !== 'win32',
      env: childEnvironment(env),
      shell,
      stdio: inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      const text = chunk.toString();
      output += text;
      const last = text
        .split(/[\r\n]+/)
        .filter((line) => line.trim() !== '')
        .pop();
      if (last !== undefined) onLine?.(last.trim());
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output });
    });
  });
}

/**
 * Makes SIGINT, SIGTERM and SIGHUP end every child first, by SIGKILL after {@link GRACE_MS} or at a second signal, and
 * then this process with the exit code that shells expect.
 *
 * @param {string} [advice] what to do after an interruption. It is printed once, in a line with the signal. Left out where
 *   a child that prints to this terminal does so itself
 */
export function endChildrenOnSignal(advice) {
  let isEnding = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      const kill = () => {
        for (const child of running) signalGroup(child, 'SIGKILL');
        process.exit(code);
      };
      if (isEnding) return kill();
      isEnding = true;
      if (advice !== undefined) printLine(`INTERRUPTED: Stopped by ${signal}. ${advice}`);
      if (running.size === 0) process.exit(code);
      for (const child of running) signalGroup(child, signal);
      setTimeout(kill, GRACE_MS).unref();
      for (const child of running) child.once('close', () => running.size === 0 && process.exit(code));
    });
  }
}

/**
 * Prints a line at once, in place of the animated one of a step.
 *
 * @param {string} line
 */
function printLine(line) {
  const text = `${process.stderr.isTTY ? '\r\u001b[2K' : ''}${line}\n`;
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // The terminal is closed.
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The child has already ended.
  }
}

/**
 * The environment of a child: that of this process, with the installed commands on the path (turbo looks for
 * pnpm there) and telemetry off. Settings that npm passes to its scripts are removed, because pnpm would use them.
 *
 * @param {Record<string, string | undefined>} more
 */
function childEnvironment(more) {
  /** @type {Record<string, string | undefined>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env))
    if (
      !/^npm_(package|lifecycle|config_(local_prefix|global_prefix|prefix|noproxy|node_gyp|init_module|npm_version))/i.test(
        name,
      )
    )
      env[name] = value;
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[path] = [join(root, 'node_modules', '.bin'), env[path]].join(delimiter);
  // Some tools print colours in CI, where the output goes to a log.
  if (!process.stdout.isTTY && env['FORCE_COLOR'] === undefined) env['NO_COLOR'] = '1';
  return { ...env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...more };
}

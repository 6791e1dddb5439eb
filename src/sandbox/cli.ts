#!/usr/bin/env node
/// <reference types="node" />
import { runCommand } from './node-command.js';

try {
  await runCommand(process.argv.slice(2), (text) => process.stdout.write(text));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

#!/usr/bin/env node
/** The command `nowhere`. */
import { run } from './run.ts'

// Whoever reads the output may stop reading, as `head` does; that is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await run(process.argv.slice(2))

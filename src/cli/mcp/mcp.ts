/** `nowhere mcp`: a fake that runs, as tools of the Model Context Protocol on standard input and output. */
import type { Command } from 'commander'

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description(
      'Give a fake that runs to an assistant, as tools of the Model Context Protocol on standard input and output: state, clock, fault, log, verify, explain.',
    )
    .option('--url <url>', 'where it runs', 'http://127.0.0.1:4700')
    .option('--spec <file>', 'the document that verify holds it to (default: the one of this package)')
    .addHelpText(
      'after',
      '\nIt needs the package @modelcontextprotocol/sdk. Beyond this machine it sends the token that stands in NOWHERE_CONTROL_TOKEN.',
    )
    .action(async (flags: { readonly url: string; readonly spec?: string }) => {
      // Loaded here, so that other commands need not wait for it.
      const { serveTools } = await import('./serve-tools.ts')
      await serveTools(flags)
    })
}

/** How this command was called, so that a line that somebody copies works where they are. */

/** By `npx`, a script of a package manager or from `node_modules` it is on no path of a shell's. */
export function programName(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  script: string = process.argv[1] ?? '',
): string {
  const isByManager = environment.npm_command !== undefined || environment.npm_execpath !== undefined
  return isByManager || /[\\/]node_modules[\\/](?:\.bin|nowhere-kit)[\\/]/.test(script) ? 'npx nowhere-kit' : 'nowhere'
}

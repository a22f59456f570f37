/** `nowhere serve`: a fake in a server of this machine, until a signal ends it. */
import { type Command, Option } from 'commander'
import { readBasePath } from '../../adapters/node/base-path.ts'
import type { AccessOptions } from '../../adapters/node/limits.ts'
import type { RunningServer, TlsOptions } from '../../adapters/node.ts'
import { packageVersion } from '../../adapters/node-package.ts'
import { UsageError } from '../../errors/usage-error.ts'
import type { PlatformOptions } from '../../platform/options.ts'
import type { WorldsOptions } from '../../platform/worlds/options.ts'
import type { Platform } from '../../platform.ts'
import { checkWritable, type KeptFile, keep, readText } from '../files.ts'
import {
  counts,
  type LifeCycle,
  lifeCycle,
  list,
  rateLimit,
  type TokenFlag,
  texts,
  token,
  wholeNumber,
} from '../flags.ts'
import { exitCodes, type Outcome } from '../outcome.ts'
import { openData } from './data-folder.ts'
import { addDocumentFlags, checkDocumentFlags, type ServedDocumentFlags } from './document-flags.ts'
import { ended } from './ended.ts'
import { type PopulateFlag, populateFor } from './populate.ts'
import { reachText } from './reach-text.ts'
import { type LogFormat, requestLog } from './request-log.ts'
import { readyJson, readyText } from './serve-text.ts'
import type { ServedFake } from './served-fake.ts'
import { readWorldFile } from './world-file.ts'

interface Flags extends ServedDocumentFlags {
  readonly port: number
  readonly host: string
  readonly tls?: boolean
  readonly cert?: string
  readonly key?: string
  readonly caOut?: string
  readonly world?: string
  readonly snapshot?: string
  readonly populate?: PopulateFlag
  readonly seed?: string
  readonly clock?: string
  readonly rateLimit?: number | 'off'
  readonly profile?: 'documented' | 'observed'
  readonly lifeCycle?: LifeCycle
  readonly bootingMs?: number
  readonly token?: readonly TokenFlag[]
  readonly allowHost?: readonly string[]
  readonly control: boolean
  readonly controlToken?: string
  readonly controlOrigin?: readonly string[]
  readonly connectionsMax?: number
  readonly journalBytes?: number
  readonly worldsMax?: number
  readonly worldsIdle?: string
  readonly data?: string
  readonly fsync?: 'always' | 'interval' | 'never'
  readonly keep?: number
  readonly repair?: boolean
  readonly cors?: readonly string[]
  readonly basePath?: string
  readonly log: LogFormat
  readonly json?: boolean
}

export function addServe(program: Command, outcome: Outcome): void {
  const command = program
    .command('serve')
    .description('Serve a fake on this machine. Ctrl-C ends it.')
    .option('--port <n>', 'port to listen on; 0 picks a free one', wholeNumber(0, 65_535), 4700)
    .option('--host <host>', 'host name or address to listen on', '127.0.0.1')
    .option('--tls', 'HTTP/2 and HTTP/1.1 over TLS, with a certificate of a local authority made on the spot')
    .option('--cert <file>', 'TLS with this certificate (PEM) in place of a made one; needs --key')
    .option('--key <file>', 'key of --cert (PEM)')
    .option('--ca-out <file>', 'write the certificate of the local authority there (default: a temporary file)')
    .option('--world <file>', 'data to start with, or a snapshot, as JSON')
    .option('--snapshot <file>', 'a snapshot to start with, and nothing else, as JSON')
    .option(
      '--populate <n|collection=n,...>',
      'make up so many believable records of each collection, or of those named; can be repeated',
      counts,
    )
    .option('--seed <seed>', 'number or text that ids are a function of (default: 0)')
    .option(
      '--clock <clock>',
      'system, frozen (stopped at start) or an ISO 8601 time (stopped there) (default: system)',
    )
    .option('--rate-limit <n|off>', 'requests a window in place of every quota; off never refuses', rateLimit)
    .addOption(
      new Option('--profile <profile>', 'which reading of the documents (default: documented)').choices([
        'documented',
        'observed',
      ]),
    )
    .option(
      '--life-cycle <how>',
      'how deployments move: timed, immediate, manual or reads:N (default: timed)',
      lifeCycle,
    )
    .option('--booting-ms <n>', 'milliseconds that BOOTING takes', wholeNumber(0))
    .option('--token <account=token>', 'one more token of an account; can be repeated', token)
    .option(
      '--allow-host <name>',
      'one more host name that leads here, such as that of a proxy; can be repeated',
      texts,
    )
    .option('--no-control', 'without the control API; only its health check answers')
    .addOption(
      new Option('--control-token <token>', 'what the control API asks for beyond this machine').env(
        'NOWHERE_CONTROL_TOKEN',
      ),
    )
    .option('--control-origin <origin>', 'whose web pages may use the control API; can be repeated', texts)
    .option('--connections-max <n>', 'connections at once; past it idle ones make way (default: 800)', wholeNumber(1))
    .option('--journal-bytes <n>', 'bytes that the journal holds (default: 64000000)', wholeNumber(0))
    .option('--worlds-max <n>', 'worlds at once beside the main one (default: 1000)', wholeNumber(0))
    .option('--worlds-idle <duration>', 'how long nobody asked for a world that makes way for another (default: 1h)')
  addDocumentFlags(addDataFlags(command))
    .option(
      '--cors <loopback|origin|off>',
      'which web pages may read answers; a list with commas, or repeated (default: loopback)',
      list,
    )
    .option('--base-path <path>', 'path below which the API stands, such as /api; the control API stays at /_nowhere/')
    .addOption(
      new Option('--log <format>', 'a line on stderr for each request')
        .choices(['pretty', 'json', 'off'])
        .default('pretty'),
    )
    .option('--json', 'print one line {"url","tokens"} when ready, and nothing else')
    .action((flags: Flags) => serve(flags, outcome))
}

function addDataFlags(command: Command): Command {
  return command
    .option('--data <folder>', 'keep the state there: it survives a restart, and a kill (default: in memory)')
    .addOption(
      new Option(
        '--fsync <when>',
        'when what is kept is synced to the disk: before each answer, every 100 ms, or never',
      )
        .choices(['always', 'interval', 'never'])
        .default('interval'),
    )
    .option('--keep <n>', 'entries of the log in --data that stay at least (default: all)', wholeNumber(1))
    .option('--repair', 'cut a log in --data where it is broken, and keep what is cut beside it')
}

async function serve(flags: Flags, outcome: Outcome): Promise<void> {
  checkDocumentFlags(flags)
  const tls = readTls(flags)
  const fake = await fakeOf(flags)
  if (fake === undefined) {
    outcome.code = exitCodes.broken
    return
  }
  // Loaded here, so that help and mistakes need not wait for it.
  const { createServer } = await import('../../adapters/node.ts')
  const data = await openData(flags)
  let platform: Platform | undefined
  try {
    platform = fake.create({
      ...(data && { log: data.log }),
      worlds: { ...worldsOptions(flags), ...(data && { store: data.store }) },
    })
    await populateFor(platform, flags.populate)
    const told = requestLog(flags.log)
    const { basePath } = flags
    const options = {
      tls,
      cors: corsPolicy(flags.cors),
      ...accessOptions({ ...flags, allowHost: [...(flags.allowHost ?? []), ...fake.hosts] }),
      ...(basePath !== undefined && { basePath }),
      ...(told && { log: told }),
    }
    const server = await createServer(platform, options).listen(flags)
    const ca = await keepAuthority(server, flags.caOut)

    const url = `${server.url}${readBasePath(basePath ?? '')}`
    const inspector = flags.control ? `${server.url}/_nowhere/` : undefined
    const kept = { caFile: ca?.file, dataFolder: flags.data, inspector }
    const text = flags.json
      ? readyJson({ url: `${server.url}${fake.path}`, basePath }, platform, ca?.file)
      : fake.text({ url }, platform, kept) + reachTextOf(flags, server)
    process.stdout.write(text)
    await ended(server, ca)
  } finally {
    await platform?.worlds.close()
    await data?.log.close()
  }
}

/** Undefined where it was to be proved and does not conform. */
async function fakeOf(flags: Flags): Promise<ServedFake | undefined> {
  const { spec } = flags
  if (spec === undefined) {
    const { createPlatform } = await import('../../platform.ts')
    return {
      create: (options) => createPlatform({ ...platformOptions(flags), ...options }),
      path: '',
      hosts: [],
      text: (reached, platform, kept) => readyText(packageVersion(), reached, platform, kept),
    }
  }
  const { documentFake } = await import('./document-fake.ts')
  return documentFake({ ...flags, spec }, platformOptions(flags))
}

function worldsOptions({ worldsMax, worldsIdle }: Flags): WorldsOptions {
  return {
    ...(worldsMax !== undefined && { max: worldsMax }),
    ...(worldsIdle !== undefined && { idle: worldsIdle }),
  }
}

/** Where a client finds the certificate that it has to trust, when one was made. */
async function keepAuthority(server: RunningServer, asked: string | undefined): Promise<KeptFile | undefined> {
  try {
    return server.ca === undefined ? undefined : keep(server.ca, asked, 'ca.pem')
  } catch (error) {
    await server.close()
    throw error
  }
}

function accessOptions({ allowHost, control, controlToken, controlOrigin, connectionsMax }: Flags): AccessOptions {
  return {
    control,
    ...(allowHost !== undefined && { allowHosts: allowHost }),
    ...(controlToken !== undefined && { controlToken }),
    ...(controlOrigin !== undefined && { controlOrigins: controlOrigin }),
    ...(connectionsMax !== undefined && { connectionsMax }),
  }
}

function reachTextOf({ host, allowHost = [], control, controlToken }: Flags, { port }: RunningServer): string {
  return reachText({
    host,
    port,
    allowHosts: allowHost,
    hasControl: control,
    hasControlToken: controlToken !== undefined,
  })
}

/** `off` is none, and has no place among others. */
function corsPolicy(asked: readonly string[] = ['loopback']): string | readonly string[] {
  return asked.length === 1 && asked[0] === 'off' ? 'off' : asked
}

function platformOptions(flags: Flags): PlatformOptions {
  const { seed, clock, rateLimit, profile, lifeCycle, bootingMs, token, journalBytes } = flags
  const world = readWorldFile(flags)
  return {
    ...(profile !== undefined && { profile }),
    ...(seed !== undefined && { seed }),
    ...(clock !== undefined && { clock }),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(lifeCycle !== undefined && { lifeCycle }),
    ...(bootingMs !== undefined && { bootingMs }),
    ...(journalBytes !== undefined && { journalBytes }),
    ...(token !== undefined && { tokens: token }),
    ...(world !== undefined && { world }),
  }
}

function readTls({ tls: isAsked = false, cert, key, caOut }: Flags): boolean | TlsOptions {
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to serve TLS: --${cert === undefined ? 'key' : 'cert'} was given alone. Give both --cert and --key.`,
    )
  }
  const isMade = isAsked && cert === undefined
  if (caOut !== undefined && !isMade) {
    throw new UsageError(
      'INVALID_OPTION',
      'Failed to write a certificate authority: none is made. Give --ca-out with --tls and without --cert.',
    )
  }
  if (caOut !== undefined) checkWritable(caOut)
  return cert === undefined || key === undefined
    ? isAsked
    : { cert: readText(cert, 'certificate'), key: readText(key, 'key') }
}

/** The tools, served over standard input and output until that ends. */
import { packageVersion } from '../../adapters/node-package.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { createCompiler } from '../../schema/compile.ts'
import { problemOf } from '../../schema/validator.ts'
import type { JsonObject } from '../../spec/pointer.ts'
import type { Tool, ToolSetting } from './tool.ts'
import { tools } from './tools.ts'

/** @throws UsageError MISSING_PACKAGE */
export async function serveTools(setting: ToolSetting): Promise<void> {
  const { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema } = await loadProtocol()
  const server = new Server({ name: 'nowhere', version: packageVersion() }, { capabilities: { tools: {} } })
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, input, isReading }) => ({
      name,
      description,
      inputSchema: input,
      annotations: { readOnlyHint: isReading },
    })),
  }))
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => call(params.name, params.arguments ?? {}, setting))
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve
  })
  process.stdin.once('end', () => void server.close())
  await server.connect(new StdioServerTransport())
  await closed
}

async function loadProtocol() {
  try {
    const [{ Server }, { StdioServerTransport }, { CallToolRequestSchema, ListToolsRequestSchema }] = await Promise.all(
      [
        import('@modelcontextprotocol/sdk/server/index.js'),
        import('@modelcontextprotocol/sdk/server/stdio.js'),
        import('@modelcontextprotocol/sdk/types.js'),
      ],
    )
    return { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema }
  } catch (cause) {
    throw new UsageError(
      'MISSING_PACKAGE',
      'Failed to serve the tools of the Model Context Protocol: @modelcontextprotocol/sdk could not be loaded. Install it with `npm install --save-dev @modelcontextprotocol/sdk@1`.',
      { cause },
    )
  }
}

interface Said {
  readonly [key: string]: unknown
  readonly content: { readonly type: 'text'; readonly text: string }[]
  readonly isError?: boolean
}

/** What goes wrong is told to who asked, which can mend it. */
async function call(name: string, given: object, setting: ToolSetting): Promise<Said> {
  try {
    const result = await toolOf(name, given).run(given, setting)
    return { content: [{ type: 'text', text: typeof result === 'string' ? result : JSON.stringify(result, null, 2) }] }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { content: [{ type: 'text', text: error.message }], isError: true }
  }
}

function toolOf(name: string, given: object): Tool {
  const tool = tools.find((each) => each.name === name)
  if (tool === undefined)
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to call ${JSON.stringify(name)}: there is no such tool. There is ${tools.map((each) => each.name).join(', ')}.`,
    )
  const problem = problemOf(createCompiler({}).of(tool.input as JsonObject), given, 'the input')
  if (problem !== undefined)
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to call ${name}: ${problem.sentence} Its input schema says what it takes.`,
    )
  return tool
}

/** One tool: what an assistant reads of it, and what it does. */
export interface ToolSetting {
  /** Where the fake runs. */
  readonly url: string
  /** The document that it is held to; without it that of this package. */
  readonly spec?: string | undefined
}

export interface InputSchema {
  readonly [key: string]: unknown
  readonly type: 'object'
  readonly properties: Record<string, object>
  readonly required?: string[]
  readonly additionalProperties: false
}

export interface Tool {
  readonly name: string
  readonly description: string
  readonly input: InputSchema
  /** It changes nothing. */
  readonly isReading: boolean
  /**
   * @param given Fits the schema.
   * @returns A text, or what is told as JSON.
   * @throws UsageError
   */
  run(given: object, setting: ToolSetting): Promise<unknown>
}

/** A tool whose input is read as what its schema says. */
export function tool<Given extends object>(
  definition: Omit<Tool, 'input' | 'run'> & {
    readonly properties: Record<keyof Given & string, object>
    readonly required?: readonly (keyof Given & string)[]
    run(given: Given, setting: ToolSetting): Promise<unknown>
  },
): Tool {
  const { properties, required = [], run, ...rest } = definition
  return {
    ...rest,
    input: { type: 'object', properties, required: [...required], additionalProperties: false },
    run: (given, setting) => run(given as Given, setting),
  }
}

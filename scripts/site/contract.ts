/** The parts of openapi.yaml that its pages show. */
export type Source =
  | { readonly document: string; readonly section: string }
  | Readonly<Partial<Record<'assumption' | 'client' | 'page', string>>>

export interface Requirement {
  readonly level: string
  readonly text: string
  readonly source: Source
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly responses: Readonly<Record<string, unknown>>
  readonly 'x-source'?: Source
  readonly 'x-errors'?: readonly string[]
  readonly 'x-requirements'?: readonly string[]
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options'

export interface System {
  readonly name: string
  readonly description: string
  readonly 'x-displayName': string
  readonly 'x-system': { readonly origin: string }
  readonly 'x-requirements': readonly string[]
}

export interface Contract {
  readonly info: { readonly description: string }
  readonly tags: readonly System[]
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>
  readonly components: {
    readonly 'x-documents': Readonly<Record<string, { readonly title: string; readonly date: string | number }>>
    readonly 'x-requirements': Readonly<Record<string, Requirement>>
  }
}

/** Files of documents as flags name them: apart from what reads them, which few commands load. */

/** `[NAME=]FILE` */
export interface FileFlag {
  readonly name?: string
  readonly file: string
}

export interface DocumentFlags {
  readonly spec: readonly FileFlag[]
  readonly overlay?: readonly FileFlag[]
}

/** One more `[NAME=]FILE`, added to those that were given before. */
export function namedFile(text: string, before: readonly FileFlag[] = []): readonly FileFlag[] {
  const [, name, file] = /^([\w-]+)=(.+)$/.exec(text) ?? []
  return [...before, name === undefined || file === undefined ? { file: text } : { name, file }]
}

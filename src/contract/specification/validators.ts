/** Validators by the keys of the pipeline's generated ones, compiled from the document when they are first asked for. */
import type { ValidatorSource } from '../../checks/check-answer.ts'
import { type Compiler, createCompiler, withoutClosing } from '../../schema/compile.ts'
import { locate } from '../../spec/pointer.ts'
import type { DocumentParts } from './document-parts.ts'
import type { Reading } from './reading.ts'
import type { Specification } from './specification.ts'

export function compiledLazily(reading: Reading, parts: DocumentParts): Pick<Specification, 'open' | 'closed'> {
  const opened = withoutClosing(reading.document)
  reading.facts.include(opened)
  return {
    open: validatorSource(
      reading,
      parts,
      lazily(() => createCompiler(opened)),
    ),
    closed: validatorSource(
      reading,
      parts,
      lazily(() => createCompiler(reading.document)),
    ),
  }
}

function validatorSource(reading: Reading, parts: DocumentParts, compiler: () => Compiler): ValidatorSource {
  const known = new Map<string, ReturnType<ValidatorSource>>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(reading, parts, key, compiler()))
    return known.get(key)
  }
}

function find(
  { document }: Reading,
  parts: DocumentParts,
  key: string,
  compiler: Compiler,
): ReturnType<ValidatorSource> {
  const [first = '', kind = '', status = '', ...rest] = key.split('.')
  if (first === 'errors') {
    const envelope = locate(document, `#/components/x-errors/${kind}`)?.value.envelope
    return typeof envelope === 'string' ? compiler.at(envelope) : undefined
  }
  const operation = parts.operation(first)
  const names = kind === 'body' ? ['requestBody'] : ['responses', status]
  // What follows the status is a header's name, or a media type where it is not the first that is JSON.
  const name = rest.join('.')
  if (name !== '') {
    const own = kind === 'headers' ? ['headers', name] : ['content', name]
    const schema = parts.part(operation, ...names, ...own, 'schema')
    return schema && compiler.at(schema.pointer)
  }
  const form = parts.part(operation, ...names, 'content', 'application/x-www-form-urlencoded', 'schema')
  const schema = parts.jsonSchema(operation, ...names) ?? form
  return schema && compiler.at(schema.pointer)
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

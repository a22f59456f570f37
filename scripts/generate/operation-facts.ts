/** What the types of openapi-typescript do not know: an operation's system, its error codes, and what their messages ask for. */
import type { Contract, ErrorTemplate, Profile } from '../../src/spec/contract.ts'
import { isLiteral } from '../../src/spec/error-template.ts'

/** Placeholders that the pipeline fills itself. */
const filledByPipeline = new Set(['code', 'message', 'endpoint'])

export function operationFacts({ documented, observed }: Readonly<Record<Profile, Contract>>): string {
  const facts = Object.values(documented.operations).map(({ id, system, catalogue, errors }) => {
    const codes = [...new Set([...errors, ...(observed.operations[id]?.errors ?? [])])]
    return `  ${id}: { system: '${system}'; catalogue: '${catalogue}'; errors: ${union(codes)} }`
  })
  const catalogues = Object.entries(documented.errors).map(([name, catalogue]) => {
    const optional = [...placeholders(catalogue.body)].filter(
      (each) => !filledByPipeline.has(each) && !(each in catalogue.values) && !(each in catalogue.ids),
    )
    const codes = Object.entries({ ...observed.errors[name]?.codes, ...catalogue.codes }).map(([code, { message }]) => {
      const required = [...placeholders(message)].filter((each) => !filledByPipeline.has(each))
      const members = [
        ...required.map((each) => `${each}: string`),
        ...optional.filter((each) => !required.includes(each)).map((each) => `${each}?: string`),
      ]
      return `    ${quoted(code)}: { ${members.join('; ')} }`
    })
    return `  ${quoted(name)}: {\n${codes.join('\n')}\n  }`
  })
  return `
export interface OperationFacts {
${facts.join('\n')}
}

/** What the message of each code has to be told; what its body may be told besides. */
export interface ErrorValues {
${catalogues.join('\n')}
}

/** Schemas with \`x-id\`. */
export type IdKind = ${union(Object.keys(documented.ids))}
`
}

function placeholders(template: ErrorTemplate): Set<string> {
  if (typeof template === 'string') return new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  if (isLiteral(template)) return new Set()
  return new Set(Object.values(template).flatMap((member) => [...placeholders(member)]))
}

function union(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ')
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`
}

/** The same methods, each of which waits; a value is a promise of it. */
export type Later<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : Promise<Part[Name]>
}

/** What a method gives that answers nothing. */
export function nothing(): void {}

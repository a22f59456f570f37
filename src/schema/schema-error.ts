/** What ajv says of a value that does not fit. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
  /** Set when the error is about the name of a property, which then is named by an error of its own. */
  readonly propertyName?: string
  /** The schema that has the keyword; only of a validator that was compiled at run time. */
  readonly parentSchema?: object
}

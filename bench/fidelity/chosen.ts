/** Documents of `test/documents/manifest.json`, and why they stand in the comparison: whom they suit, and whom they do not. */
export const chosen: Readonly<Record<string, string>> = {
  galaxy: 'what Scalar shows its mock server with: one collection, credentials, problem details',
  'train-travel': 'OpenAPI 3.1 as its teachers write it, with an example for each answer, which suits Prism',
  'petstore-swagger': 'Swagger 2.0, and the document that everybody tries first',
  blockfrost: 'nothing but reads, with examples: what a mock without memory is made for',
  'ideal-postcodes': 'reads and a few writes, keys in the query',
  decentraland: 'several services in one document, in YAML',
  svix: 'collections below collections, iterators for pages',
  clever: 'Swagger 2.0 that was converted, nothing but reads',
  dialogporten: 'refusals as problem details, conditions; the fake does not conform to it whole',
  spotify: 'a catalogue that nobody can add to, and playlists that everybody can',
  asana: 'large: answers in an envelope, fields by choice; the fake does not conform to it whole',
}

/** Style sheets are taken in as texts, and put into the shadow tree. */
declare module '*.css?inline' {
  const text: string
  export default text
}

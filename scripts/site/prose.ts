/** Text of the document as Markdown that shows it as it is. */
export function prose(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  // What is between backticks is code already.
  return line
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[\\*_<>[\]|{}]/g, (letter) => `&#${letter.charCodeAt(0)};`),
    )
    .join('')
}

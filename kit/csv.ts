/** A line of a table as RFC 4180 has it: cells with commas, quotes or line ends in quotes, CR LF at its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  const quoted = (text: string) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  return `${cells.map(cell => quoted(String(cell))).join(',')}\r\n`
}

/** Whether a tag asks another host, which no page of a talk may: a style or a script of a theme's `index.html`. */
export function isElsewhere(tag: string): boolean {
  return /^<(?:link|script)\b[^>]*\s(?:href|src)=["']?(?:https?:)?\/\//i.test(tag)
}

/** The words of an author in Slidev's page, which writes them with quotation marks of their own around them. */
export function asWritten(html: string): string {
  return html.replace(/ content="&quot;([^"]*)&quot;"/g, ' content="$1"')
}

/** A key by its name, letters in lower case: by its place on the keyboard where the layout writes no Latin. */
export function keyName({ key, code = '' }: { key: string, code?: string }): string {
  if (key.length === 1 && key > '\u007F' && /^Key[A-Z]$/.test(code))
    return code.slice(3).toLowerCase()
  return key.length === 1 ? key.toLowerCase() : key
}

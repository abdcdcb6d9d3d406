import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { escapeHtml as escape } from '@vue/shared'

/*
 * What PDF/UA-1 (ISO 14289-1) asks of a document beyond what Chromium writes. All of it is mended here and in
 * `content.ts`; `docs/pdf-ua.md` says which condition is met where.
 */

const name = (text: string) => PDFName.of(text)

export interface Universal {
  title: string
  lang: string
  date: Date
  /** What a link leads to, in words, by its address or the name of its destination. */
  links: ReadonlyMap<string, string>
}

/** Makes a tagged document one that readers' software can rely on. */
export function mendStructure(pdf: PDFDocument, about: Universal): void {
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const moved = new Map<string, PDFRef>()
  for (const ref of kidsOf(root).filter(kid => kid instanceof PDFRef))
    mendElement(pdf.context, ref, moved)
  followParents(pdf, root, moved)
  // Types of PDF 2.0, for readers of 1.7.
  root.set(name('RoleMap'), pdf.context.obj({ Strong: 'Span', Em: 'Span' }))
  describeLinks(pdf, about.links)
  for (const page of pdf.getPages())
    page.node.set(name('Tabs'), name('S'))
  writeMetadata(pdf, about)
}

function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.get(name('K'))
  const target = kids instanceof PDFRef ? element.context.lookup(kids) : kids
  return target instanceof PDFArray ? target.asArray() : kids ? [kids] : []
}

function isElement(object: PDFObject | undefined): object is PDFDict {
  return object instanceof PDFDict && object.get(name('S')) instanceof PDFName
}

/** Takes out layers that mean nothing, and gives the rest the shape that the standard asks for. */
function mendElement(context: PDFContext, ref: PDFRef, moved: Map<string, PDFRef>): void {
  const element = context.lookup(ref, PDFDict)
  const kids = kidsOf(element).flatMap((kid): PDFObject[] => {
    const child = kid instanceof PDFRef ? context.lookup(kid) : undefined
    if (!(kid instanceof PDFRef) || !isElement(child))
      return [kid]
    mendElement(context, kid, moved)
    if (child.get(name('S')) !== name('NonStruct'))
      return [kid]
    moved.set(kid.toString(), ref)
    const page = child.get(name('Pg'))
    context.delete(kid)
    return kidsOf(child).map((grandchild) => {
      if (grandchild instanceof PDFRef && isElement(context.lookup(grandchild)))
        context.lookup(grandchild, PDFDict).set(name('P'), ref)
      // A number of marked content means the page of the element that holds it.
      return grandchild instanceof PDFNumber && page ? context.obj({ Type: 'MCR', Pg: page, MCID: grandchild }) : grandchild
    })
  })
  element.set(name('K'), context.obj(kids as PDFArray[]))
  if (element.get(name('S')) === name('NonStruct') && element.has(name('Lang')))
    element.set(name('S'), name('Span'))
  if (element.get(name('S')) === name('Note'))
    element.set(name('S'), name('Span'))
  if (element.get(name('S')) === name('LI') && !kids.some(kid => kid instanceof PDFRef && ['/LBody', '/Lbl'].includes(context.lookup(kid, PDFDict).get(name('S'))?.toString() ?? '')))
    wrapBody(context, ref, element, kids, moved)
}

/** What a list's item says is its body. */
function wrapBody(context: PDFContext, ref: PDFRef, item: PDFDict, kids: PDFObject[], moved: Map<string, PDFRef>): void {
  const body = context.register(context.obj({ Type: 'StructElem', S: 'LBody', P: ref, K: kids as PDFArray[], ...item.has(name('Pg')) && { Pg: item.get(name('Pg'))! } }))
  for (const kid of kids) {
    const child = kid instanceof PDFRef ? context.lookup(kid) : undefined
    if (isElement(child))
      child.set(name('P'), body)
  }
  item.set(name('K'), context.obj([body]))
  moved.set(ref.toString(), body)
}

/** The tree that leads from content and links to their elements. */
function followParents(pdf: PDFDocument, root: PDFDict, moved: ReadonlyMap<string, PDFRef>): void {
  const { context } = pdf
  const follow = (value: PDFObject): PDFObject => {
    const seen = new Set<string>()
    let here = value
    while (here instanceof PDFRef && moved.has(here.toString()) && !seen.has(here.toString())) {
      seen.add(here.toString())
      here = moved.get(here.toString())!
    }
    return here
  }
  const walk = (node: PDFDict) => {
    const numbers = node.lookupMaybe(name('Nums'), PDFArray)
    for (let at = 1; at < (numbers?.size() ?? 0); at += 2) {
      const value = numbers!.get(at)
      const list = value instanceof PDFRef ? context.lookup(value) : value
      if (list instanceof PDFArray)
        list.asArray().forEach((each, index) => list.set(index, follow(each)))
      else
        numbers!.set(at, follow(value))
    }
    const kids = node.lookupMaybe(name('Kids'), PDFArray)
    for (let at = 0; at < (kids?.size() ?? 0); at++)
      walk(kids!.lookup(at, PDFDict))
  }
  const tree = root.lookupMaybe(name('ParentTree'), PDFDict)
  if (tree)
    walk(tree)
}

/** Each link says in words where it leads. */
function describeLinks(pdf: PDFDocument, links: ReadonlyMap<string, string>): void {
  const words = (object: PDFObject | undefined) => object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName ? object.decodeText() : undefined
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('Subtype')) !== name('Link'))
      continue
    const action = object.lookup(name('A'))
    const target = words(object.lookup(name('Dest'))) ?? (action instanceof PDFDict ? words(action.lookup(name('URI'))) ?? words(action.lookup(name('D'))) : undefined)
    if (target !== undefined)
      object.set(name('Contents'), PDFHexString.fromText(links.get(target) ?? target))
  }
}

function writeMetadata(pdf: PDFDocument, { title, lang, date }: Universal): void {
  const day = `${date.toISOString().slice(0, 19)}Z`
  const xml = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escape(lang)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
  const bytes = new TextEncoder().encode(xml)
  const stream = PDFRawStream.of(pdf.context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length }), bytes)
  pdf.catalog.set(name('Metadata'), pdf.context.register(stream))
}

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

/** What the structure holds that others need. */
export interface Mended {
  /** The element at each named destination. */
  elements: Map<string, PDFRef>
  /** Of drawings that are a figure's, its number among the marks of the page that shows it, by page and drawing. */
  pictures: Map<PDFDict, Map<string, number>>
}

/** What is found on the way through the tree. */
interface Found extends Pick<Mended, 'elements'> {
  /** Where elements that are gone have gone to. */
  moved: Map<string, PDFRef>
  /** Link elements by the annotation they hold. */
  links: Map<string, PDFRef>
  /** Figures by a drawing they are made of. */
  drawn: Map<string, PDFRef>
}

/** Makes a tagged document one that readers' software can rely on. */
export function mendStructure(pdf: PDFDocument, about: Universal): Mended {
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const found: Found = { elements: new Map(), moved: new Map(), links: new Map(), drawn: new Map() }
  for (const ref of kidsOf(root).filter(kid => kid instanceof PDFRef))
    mendElement(pdf.context, ref, found, about.lang)
  for (const [target, ref] of found.elements)
    found.elements.set(target, nowAt(ref, found.moved))
  const pictures = wholePictures(pdf, root, found)
  followParents(pdf, root, found.moved)
  // Types of PDF 2.0, for readers of 1.7.
  root.set(name('RoleMap'), pdf.context.obj({ Strong: 'Span', Em: 'Span' }))
  describeLinks(pdf, about.links, found)
  reachElements(pdf, found.elements)
  for (const page of pdf.getPages())
    page.node.set(name('Tabs'), name('S'))
  writeMetadata(pdf, about)
  return { elements: found.elements, pictures }
}

/** What an element of the structure holds, as it is written: elements by reference, marks by number. */
export function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.get(name('K'))
  const target = kids instanceof PDFRef ? element.context.lookup(kids) : kids
  return target instanceof PDFArray ? target.asArray() : kids ? [kids] : []
}

function isElement(object: PDFObject | undefined): object is PDFDict {
  return object instanceof PDFDict && object.get(name('S')) instanceof PDFName
}

/** Takes out layers that mean nothing, and gives the rest the shape that the standard asks for. */
function mendElement(context: PDFContext, ref: PDFRef, found: Found, lang: string): void {
  const { moved } = found
  const element = context.lookup(ref, PDFDict)
  const target = readTarget(element, lang)
  if (target !== undefined) {
    found.elements.set(target, ref)
    if (target.startsWith('source-'))
      element.set(name('S'), name('Note'))
  }
  const kids = kidsOf(element).flatMap((kid): PDFObject[] => {
    const child = kid instanceof PDFRef ? context.lookup(kid) : undefined
    if (!(kid instanceof PDFRef) || !isElement(child))
      return [kid]
    mendElement(context, kid, found, lang)
    if (child.get(name('S')) !== name('NonStruct'))
      return [kid]
    moved.set(kid.toString(), ref)
    const page = child.get(name('Pg'))
    context.delete(kid)
    return kidsOf(child).map((grandchild) => {
      if (grandchild instanceof PDFRef && isElement(context.lookup(grandchild)))
        context.lookup(grandchild, PDFDict).set(name('P'), ref)
      // A number of marked content means the page of the element that holds it.
      return grandchild instanceof PDFNumber && page
        ? context.obj({ Type: 'MCR', Pg: page, MCID: grandchild })
        : grandchild
    })
  })
  element.set(name('K'), context.obj(kids as PDFArray[]))
  if (element.get(name('S')) === name('NonStruct') && element.has(name('Lang')))
    element.set(name('S'), name('Span'))
  // A source is a note; a passage in another language is only called one to be told apart.
  if (element.get(name('S')) === name('Note')) {
    if (target === undefined)
      element.set(name('S'), name('Span'))
    else
      element.set(name('ID'), PDFString.of(target))
  }
  if (element.get(name('S')) === name('Figure') && element.has(name('Alt')))
    makeWhole(context, ref, element, found)
  for (const kid of kids) {
    const annotation = kid instanceof PDFDict ? kid.get(name('Obj')) : undefined
    if (annotation)
      found.links.set(annotation.toString(), ref)
  }
  if (
    element.get(name('S')) === name('LI')
    && !kids.some(
      kid =>
        kid instanceof PDFRef
        && ['/LBody', '/Lbl'].includes(context.lookup(kid, PDFDict).get(name('S'))?.toString() ?? ''),
    )
  ) {
    wrapBody(context, ref, element, kids, moved)
  }
}

/** The name that `nameTargets` gave an element, which has its own language again. */
function readTarget(element: PDFDict, lang: string): string | undefined {
  const value = element.lookup(name('Lang'))
  const [, own, target]
    = value instanceof PDFString || value instanceof PDFHexString
      ? (/^(.*?)-x-(.+)$/.exec(value.decodeText()) ?? [])
      : []
  if (target === undefined)
    return undefined
  if (own === lang)
    element.delete(name('Lang'))
  else
    element.set(name('Lang'), PDFString.of(own!))
  return target
}

/** A figure that says in words what it shows is one thing: nothing in it is an element of its own. */
function makeWhole(context: PDFContext, ref: PDFRef, figure: PDFDict, { moved, drawn }: Found): void {
  const pieces: PDFObject[] = []
  const drawings: string[] = []
  const gone: PDFRef[] = []
  const collect = (element: PDFDict): boolean => kidsOf(element).every((kid) => {
    const target = context.lookup(kid)
    if (target instanceof PDFNumber) {
      pieces.push(context.obj({ Type: 'MCR', Pg: element.get(name('Pg'))!, MCID: target }))
      return true
    }
    if (isElement(target)) {
      gone.push(kid as PDFRef)
      return collect(target)
    }
    if (!(target instanceof PDFDict) || target.has(name('Obj')))
      return false
    const drawing = target.get(name('Stm'))
    if (drawing)
      drawings.push(drawing.toString())
    else
      pieces.push(target)
    return true
  })
  // Whoever can follow a link in it has to find that.
  if (!collect(figure))
    return
  figure.set(name('K'), context.obj(pieces as PDFArray[]))
  for (const each of gone) {
    moved.set(each.toString(), ref)
    context.delete(each)
  }
  for (const drawing of drawings)
    drawn.set(drawing, ref)
}

/** Gives each drawing that is a figure's a mark on its page, where Chromium marks only what is in it. */
function wholePictures(pdf: PDFDocument, root: PDFDict, { drawn, moved }: Found): Mended['pictures'] {
  const { context } = pdf
  const parents = root.lookupMaybe(name('ParentTree'), PDFDict)?.lookupMaybe(name('Nums'), PDFArray)
  const places = new Map(
    Array.from({ length: (parents?.size() ?? 0) / 2 }, (_, at) => [
      parents!.lookup(at * 2, PDFNumber).asNumber(),
      at * 2 + 1,
    ]),
  )
  const pictures: Mended['pictures'] = new Map()
  for (const { node: page, ref: pageRef } of pdf.getPages()) {
    const at = places.get(page.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber() ?? -1)
    const marks = at === undefined ? undefined : parents!.lookup(at, PDFArray)
    for (const [drawing, value] of page.Resources()?.lookupMaybe(name('XObject'), PDFDict)?.entries() ?? []) {
      const own = drawn.get(value.toString())
      if (!own || !marks)
        continue
      // A figure in a figure went into that.
      const figure = nowAt(own, moved)
      const mcid = marks.size()
      marks.push(figure)
      context
        .lookup(figure, PDFDict)
        .lookup(name('K'), PDFArray)
        .push(context.obj({ Type: 'MCR', Pg: pageRef, MCID: mcid }))
      pictures.set(page, (pictures.get(page) ?? new Map<string, number>()).set(drawing.toString(), mcid))
    }
  }
  const left: number[] = []
  for (const drawing of drawn.keys()) {
    const [number, generation] = drawing.split(' ').map(Number)
    const stream = context.lookup(PDFRef.of(number!, generation))
    if (!(stream instanceof PDFRawStream))
      continue
    left.push(places.get(stream.dict.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber() ?? -1) ?? 0)
    stream.dict.delete(name('StructParents'))
  }
  for (const at of left.filter(Boolean).sort((a, b) => b - a)) {
    parents!.remove(at)
    parents!.remove(at - 1)
  }
  return pictures
}

/** Named destinations lead to elements too. */
function reachElements(pdf: PDFDocument, elements: ReadonlyMap<string, PDFRef>): void {
  const places = pdf.catalog.lookupMaybe(name('Dests'), PDFDict)
  for (const [key, value] of places?.entries() ?? []) {
    const element = elements.get(key.decodeText())
    const place = pdf.context.lookup(value)
    if (element && place instanceof PDFArray) {
      places!.set(
        key,
        pdf.context.obj({ D: place, SD: [element, ...place.asArray().slice(1)] as unknown as PDFArray[] }),
      )
    }
  }
}

/** What a list's item says is its body; what stands before a note is its label. */
function wrapBody(
  context: PDFContext,
  ref: PDFRef,
  item: PDFDict,
  kids: PDFObject[],
  moved: Map<string, PDFRef>,
): void {
  const isNote = (kid: PDFObject) =>
    kid instanceof PDFRef && context.lookup(kid, PDFDict).get(name('S')) === name('Note')
  const labelled = Math.max(0, kids.findIndex(isNote))
  const wrap = (role: string, kids: PDFObject[]) => {
    const part = context.register(
      context.obj({
        Type: 'StructElem',
        S: role,
        P: ref,
        K: kids as PDFArray[],
        ...(item.has(name('Pg')) && { Pg: item.get(name('Pg'))! }),
      }),
    )
    for (const kid of kids) {
      const child = kid instanceof PDFRef ? context.lookup(kid) : undefined
      if (isElement(child))
        child.set(name('P'), part)
    }
    return part
  }
  const label = labelled > 0 ? wrap('Lbl', kids.slice(0, labelled)) : undefined
  const body = wrap('LBody', kids.slice(labelled))
  item.set(name('K'), context.obj(label ? [label, body] : [body]))
  moved.set(ref.toString(), label ?? body)
}

/** Where an element has gone to. */
function nowAt(ref: PDFRef, moved: ReadonlyMap<string, PDFRef>): PDFRef {
  const seen = new Set<string>()
  let here = ref
  while (moved.has(here.toString()) && !seen.has(here.toString())) {
    seen.add(here.toString())
    here = moved.get(here.toString())!
  }
  return here
}

/** The tree that leads from content and links to their elements. */
function followParents(pdf: PDFDocument, root: PDFDict, moved: ReadonlyMap<string, PDFRef>): void {
  const { context } = pdf
  const follow = (value: PDFObject) => value instanceof PDFRef ? nowAt(value, moved) : value
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

/** Each link says in words where it leads, and what leads to a note is a reference to it. */
function describeLinks({ context }: PDFDocument, links: ReadonlyMap<string, string>, found: Found): void {
  const words = (object: PDFObject | undefined) =>
    object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName
      ? object.decodeText()
      : undefined
  const references = new Set<PDFRef>()
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('Subtype')) !== name('Link'))
      continue
    const action = object.lookup(name('A'))
    const target
      = words(object.lookup(name('Dest')))
        ?? (action instanceof PDFDict
          ? (words(action.lookup(name('URI'))) ?? words(action.lookup(name('D'))))
          : undefined)
    if (target === undefined)
      continue
    object.set(name('Contents'), PDFHexString.fromText(links.get(target) ?? target))
    const link = found.links.get(ref.toString())
    const note = found.elements.get(target)
    if (link && note && !references.has(link) && context.lookup(note, PDFDict).get(name('S')) === name('Note')) {
      references.add(link)
      wrapReference(context, link, note)
    }
  }
}

function wrapReference(context: PDFContext, link: PDFRef, note: PDFRef): void {
  const element = context.lookup(link, PDFDict)
  const parent = element.get(name('P')) as PDFRef
  // `Ref` is of PDF 2.0; who knows it not has the link.
  const reference = context.register(
    context.obj({ Type: 'StructElem', S: 'Reference', P: parent, K: [link], Ref: [note] }),
  )
  element.set(name('P'), reference)
  const kids = context.lookup(parent, PDFDict).lookup(name('K'), PDFArray)
  kids.set(kids.asArray().findIndex(kid => kid === link), reference)
}

function writeMetadata(pdf: PDFDocument, { title, lang, date }: Universal): void {
  const day = `${date.toISOString().slice(0, 19)}Z`
  const xml = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
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

import type { PDFContext, PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { escapeHtml as escape } from '@vue/shared'

/*
 * What PDF/UA-1 (ISO 14289-1) asks of a document beyond what Chromium writes. All of it is mended here and in
 * `content.ts`; `docs/pdf-ua.md` says which condition is met where.
 */

const name = (text: string) => PDFName.of(text)

export interface Universal {
  title: string
  /** BCP 47. */
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

/** An element of the structure, apart from the document: what leads to it and from it is written at the end. */
interface Element {
  ref: PDFRef
  dict: PDFDict
  /** Elements, and content: marks of a page or a drawing, and links. */
  kids: (Element | PDFDict)[]
  /** Destinations that lead here. */
  targets: string[]
  /** A figure that is one thing. */
  isWhole?: boolean
}

/** What is found while the structure is read, and while it is written. */
interface Tagging extends Pick<Mended, 'elements'> {
  context: PDFContext
  lang: string
  /** Where each link leads. */
  links: Map<PDFObject, string>
  /** Elements that are notes, by the destination there. */
  notes: Map<string, PDFRef>
  /** Names of elements, each before what it names. */
  names: PDFObject[]
  /** The same by those that Chromium gave, counters of its process: they differ from run to run. */
  renamed: Map<string, PDFString>
  /** What leads from content to its elements, by the number of a page, a drawing or a link. */
  parents: Map<number, PDFRef | PDFRef[]>
  /** Figures by a drawing they are made of. */
  drawn: Map<PDFObject, Element>
  written: Set<PDFRef>
}

/** Makes a tagged document one that readers' software can rely on. */
export function mendStructure(pdf: PDFDocument, about: Universal): Mended {
  const { context } = pdf
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const found: Tagging = {
    context,
    lang: about.lang,
    links: describeLinks(pdf, about.links),
    elements: new Map(),
    notes: new Map(),
    names: [],
    renamed: new Map(),
    parents: new Map(),
    drawn: new Map(),
    written: new Set(),
  }
  for (const top of kidsOf(root).map(kid => readElement(kid as PDFRef, found)))
    writeElement(top, pdf.catalog.get(name('StructTreeRoot')) as PDFRef, found)
  const pictures = wholePictures(pdf, found)
  writeTrees(root, found)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (isElement(object) && !found.written.has(ref))
      context.delete(ref)
  }
  // Types of PDF 2.0, for readers of 1.7.
  root.set(name('RoleMap'), context.obj({ Strong: 'Span', Em: 'Span' }))
  reachElements(pdf, found.elements)
  for (const page of pdf.getPages())
    page.node.set(name('Tabs'), name('S'))
  writeMetadata(pdf, about)
  return { elements: found.elements, pictures }
}

/** What an element of the structure holds, as it is written: elements by reference, marks by number. */
function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(name('K'))
  return kids instanceof PDFArray ? kids.asArray() : kids ? [element.get(name('K'))!] : []
}

function isElement(object: PDFObject | undefined): object is PDFDict {
  return object instanceof PDFDict && object.get(name('Type')) === name('StructElem')
}

function is(kid: Element | PDFDict, role: string): kid is Element {
  return !(kid instanceof PDFDict) && kid.dict.get(name('S')) === name(role)
}

function newElement(context: PDFContext, role: string, kids: Element['kids']): Element {
  const dict = context.obj({ Type: 'StructElem', S: role })
  return { ref: context.register(dict), dict, kids, targets: [] }
}

/** Reads an element and what is in it, without layers that mean nothing, in the shape that the standard asks for. */
function readElement(ref: PDFRef, found: Tagging): Element {
  const { context } = found
  const dict = context.lookup(ref, PDFDict)
  const target = readTarget(dict, found.lang)
  const element: Element = { ref, dict, kids: [], targets: target === undefined ? [] : [target] }
  if (target?.startsWith('source-')) {
    dict.set(name('S'), name('Note'))
    found.notes.set(target, ref)
  }
  // A passage in another language is only called a note to be told apart.
  else if (is(element, 'Note') || (is(element, 'NonStruct') && dict.has(name('Lang')))) {
    dict.set(name('S'), name('Span'))
  }
  const given = dict.lookupMaybe(name('ID'), PDFString)
  if (given || is(element, 'Note')) {
    const id = PDFString.of(`node${String(found.names.length / 2 + 1).padStart(8, '0')}`)
    found.names.push(id, ref)
    dict.set(name('ID'), id)
    if (given)
      found.renamed.set(given.asString(), id)
  }
  for (const kid of kidsOf(dict)) {
    const object = context.lookup(kid)
    if (object instanceof PDFNumber) {
      element.kids.push(context.obj({ Type: 'MCR', Pg: dict.get(name('Pg'))!, MCID: object }))
    }
    else if (isElement(object)) {
      const child = readElement(kid as PDFRef, found)
      const meansNothing = is(child, 'NonStruct')
      element.kids.push(...meansNothing ? child.kids : [child])
      element.targets.push(...meansNothing ? child.targets : [])
    }
    else if (object instanceof PDFDict) {
      element.kids.push(object)
    }
  }
  if (is(element, 'Figure') && dict.has(name('Alt')))
    makeWhole(element)
  if (is(element, 'LI') && !element.kids.some(kid => is(kid, 'LBody') || is(kid, 'Lbl')))
    wrapBody(element, context)
  return element
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
function makeWhole(figure: Element): void {
  const whole = { kids: [] as PDFDict[], targets: [...figure.targets], isWhole: true }
  const collect = (kids: Element['kids']) => kids.forEach((kid) => {
    if (kid instanceof PDFDict)
      return whole.kids.push(kid)
    whole.targets.push(...kid.targets)
    collect(kid.kids)
  })
  collect(figure.kids)
  // Whoever can follow a link in it has to find that.
  if (!whole.kids.some(kid => kid.has(name('Obj'))))
    Object.assign(figure, whole)
}

/** What a list's item says is its body; what stands before a note is its label. */
function wrapBody(item: Element, context: PDFContext): void {
  const labelled = Math.max(0, item.kids.findIndex(kid => is(kid, 'Note')))
  const body = newElement(context, 'LBody', item.kids.slice(labelled))
  item.kids = labelled > 0 ? [newElement(context, 'Lbl', item.kids.slice(0, labelled)), body] : [body]
}

/** Writes an element and what is in it back into the document. */
function writeElement(element: Element, parent: PDFRef, found: Tagging): void {
  const { ref, dict, kids, targets, isWhole } = element
  const ofPage = (kid: Element | PDFDict): kid is PDFDict =>
    kid instanceof PDFDict && kid.has(name('MCID')) && !kid.has(name('Stm'))
  const page = kids.find(ofPage)?.get(name('Pg'))
  found.written.add(ref)
  targets.forEach(target => found.elements.set(target, ref))
  const held = kids.flatMap((kid): PDFObject[] => {
    if (!(kid instanceof PDFDict)) {
      const reference = referenceTo(kid, ref, found)
      writeElement(kid, reference ?? ref, found)
      return [reference ?? kid.ref]
    }
    const drawing = kid.get(name('Stm'))
    if (drawing && isWhole) {
      found.drawn.set(drawing, element)
      return []
    }
    const link = kid.lookup(name('Obj'))
    if (link instanceof PDFDict)
      found.parents.set(link.lookup(name('StructParent'), PDFNumber).asNumber(), ref)
    else
      marksOf(kid.lookup(drawing ? name('Stm') : name('Pg')), found)[markOf(kid)] = ref
    // A number of marked content means the page of the element that holds it.
    return [ofPage(kid) && kid.get(name('Pg')) === page ? PDFNumber.of(markOf(kid)) : kid]
  })
  dict.set(name('P'), parent)
  dict.set(name('K'), found.context.obj(held as PDFArray[]))
  if (page)
    dict.set(name('Pg'), page)
  else
    dict.delete(name('Pg'))
  const attributes = dict.lookup(name('A'))
  for (const each of attributes instanceof PDFArray ? attributes.asArray() : []) {
    // A table's cells name those above them.
    const heads = found.context.lookup(each, PDFDict).lookupMaybe(name('Headers'), PDFArray)
    heads?.asArray().forEach((id, index) => heads.set(index, found.renamed.get((id as PDFString).asString()) ?? id))
  }
}

function markOf(content: PDFDict): number {
  return content.lookup(name('MCID'), PDFNumber).asNumber()
}

/** The elements of the marks on a page or in a drawing, by the marks' numbers. */
function marksOf(holder: PDFObject | undefined, { parents }: Tagging): PDFRef[] {
  const dict = holder instanceof PDFRawStream ? holder.dict : holder as PDFDict
  const number = dict.lookup(name('StructParents'), PDFNumber).asNumber()
  const marks = parents.get(number) ?? []
  parents.set(number, marks)
  return marks as PDFRef[]
}

/** What leads to a note is a reference to it, around the link. */
function referenceTo(link: Element, parent: PDFRef, found: Tagging): PDFRef | undefined {
  const target = link.kids.map(kid => kid instanceof PDFDict && found.links.get(kid.get(name('Obj'))!)).find(Boolean)
  const note = found.notes.get(target || '')
  if (!note)
    return undefined
  // `Ref` is of PDF 2.0; who knows it not has the link.
  const reference = found.context.register(
    found.context.obj({ Type: 'StructElem', S: 'Reference', P: parent, K: [link.ref], Ref: [note] }),
  )
  found.written.add(reference)
  return reference
}

/** Gives each drawing that is a figure's a mark on its page, where Chromium marks only what is in it. */
function wholePictures(pdf: PDFDocument, found: Tagging): Mended['pictures'] {
  const pictures: Mended['pictures'] = new Map()
  for (const { node: page, ref } of pdf.getPages()) {
    for (const [drawing, value] of page.Resources()?.lookupMaybe(name('XObject'), PDFDict)?.entries() ?? []) {
      const figure = found.drawn.get(value)
      if (!figure || !page.has(name('StructParents')))
        continue
      const mcid = marksOf(page, found).push(figure.ref) - 1
      figure.dict.lookup(name('K'), PDFArray).push(found.context.obj({ Type: 'MCR', Pg: ref, MCID: mcid }))
      pictures.set(page, (pictures.get(page) ?? new Map<string, number>()).set(drawing.toString(), mcid))
    }
  }
  for (const drawing of found.drawn.keys())
    (found.context.lookup(drawing) as PDFRawStream).dict.delete(name('StructParents'))
  return pictures
}

/** The trees that lead from content and links to their elements, and from names to theirs. */
function writeTrees(root: PDFDict, { context, names, parents, written }: Tagging): void {
  const parentTree = root.lookup(name('ParentTree'), PDFDict)
  const nameTree = root.lookupMaybe(name('IDTree'), PDFDict)
  const before = [parentTree.lookup(name('Nums'), PDFArray), nameTree?.lookupMaybe(name('Kids'), PDFArray)]
  for (const leaf of before.flatMap(list => list?.asArray() ?? [])) {
    if (leaf instanceof PDFRef && !written.has(leaf))
      context.delete(leaf)
  }
  const numbers = [...parents].sort(([a], [b]) => a - b).flatMap(([number, value]) =>
    [PDFNumber.of(number), Array.isArray(value) ? context.obj(Array.from(value, ref => ref ?? PDFNull)) : value])
  parentTree.set(name('Nums'), context.obj(numbers as PDFArray[]))
  root.set(name('IDTree'), context.obj({ Names: names as PDFArray[] }))
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

/** Each link says in words where it leads; returns where that is. */
function describeLinks({ context }: PDFDocument, links: ReadonlyMap<string, string>): Map<PDFObject, string> {
  const leads = new Map<PDFObject, string>()
  const words = (object: PDFObject | undefined) =>
    object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName
      ? object.decodeText()
      : undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('Subtype')) !== name('Link'))
      continue
    const action = object.lookupMaybe(name('A'), PDFDict)
    const [place, address, goal] = [object.lookup(name('Dest')), action?.lookup(name('URI')), action?.lookup(name('D'))]
    const target = words(place) ?? words(address) ?? words(goal)
    if (target === undefined)
      continue
    object.set(name('Contents'), PDFHexString.fromText(links.get(target) ?? target))
    leads.set(ref, target)
  }
  return leads
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

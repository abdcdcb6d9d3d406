import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

const name = (text: string) => PDFName.of(text)

/** Conditions of the Matterhorn Protocol that a document does not meet, by checkpoint: `docs/pdf-ua.md`. */
export function unmet(pdf: PDFDocument): string[] {
  const found = new Set<string>()
  const fail = (checkpoint: string, failed: boolean) => failed && found.add(checkpoint)
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const dicts = objects.filter(object => object instanceof PDFDict)
  const metadata = pdf.catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.contents) : ''
  fail('05-001', !xmp.includes('<pdfuaid:part>1<'))
  fail('06-003', !/<dc:title>.*<rdf:li[^>]*>[^<]+</.test(xmp))
  fail(
    '07-002',
    pdf.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.get(name('DisplayDocTitle'))?.toString() !== 'true',
  )
  fail('11-006', !pdf.catalog.has(name('Lang')))
  fail('28-004', dicts.some(dict => dict.get(name('Subtype')) === name('Link') && !dict.has(name('Contents'))))
  fail('28-008', pdf.getPages().some(({ node }) => node.get(name('Tabs')) !== name('S')))
  fail('28-011', dicts.some(dict => dict.get(name('Subtype')) === name('Link') && !dict.has(name('StructParent'))))
  const elements = dicts.filter(dict => dict.get(name('S')) instanceof PDFName && dict.has(name('P')))
  const of = (role: string) => elements.filter(element => element.get(name('S')) === name(role))
  fail('13-004', of('Figure').some(figure => !figure.has(name('Alt')) && !figure.has(name('ActualText'))))
  fail(
    '09-005',
    of('LI').some(
      item =>
        ![item.lookup(name('K'))]
          .flatMap(kids => (kids instanceof PDFArray ? kids.asArray() : [kids!]))
          .some(kid =>
            ['/LBody', '/Lbl'].includes((pdf.context.lookup(kid) as PDFDict).get?.(name('S'))?.toString() ?? ''),
          ),
    ),
  )
  fail('09-004', of('TH').some(cell => !cell.has(name('A'))))
  const roles = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookupMaybe(name('RoleMap'), PDFDict)
  const standard
    = /^(?:Document|Part|Sect|Div|P|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|Span|Link|Figure|Caption|Note|Reference|NonStruct|BlockQuote|Quote|Art)$/
  fail(
    '02-001',
    elements.some(
      element =>
        !standard.test(element.get(name('S'))!.toString().slice(1)) && !roles?.has(element.get(name('S')) as PDFName),
    ),
  )
  const notes = of('Note').map(note => note.lookup(name('ID'))?.toString())
  const known = String(pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('IDTree')))
  fail('19-003', notes.some(id => id === undefined || !known.includes(id)))
  fail('19-004', new Set(notes).size < notes.length)
  const named = new Map(
    (pdf.catalog.lookupMaybe(name('Dests'), PDFDict)?.entries() ?? []).map(([key, value]) => [
      key.decodeText(),
      pdf.context.lookup(value),
    ]),
  )
  for (const link of elements.filter(element => element.get(name('S')) === name('Link'))) {
    for (const kid of kidsOf(link)) {
      const annotation = kid instanceof PDFDict ? kid.lookup(name('Obj')) : undefined
      const target = annotation instanceof PDFDict ? annotation.lookup(name('Dest')) : undefined
      if (!(target instanceof PDFName))
        continue
      const place = named.get(target.decodeText())
      const reached
        = place instanceof PDFDict ? pdf.context.lookup(place.lookup(name('SD'), PDFArray).get(0)) : undefined
      fail('structure destinations', !(reached instanceof PDFDict) || !elements.includes(reached))
      const reference = link.lookup(name('P'), PDFDict)
      fail(
        'references',
        /^source-\d/.test(target.decodeText())
        && (reference.get(name('S')) !== name('Reference')
          || reference.lookup(name('Ref'), PDFArray).lookup(0) !== reached
          || (reached as PDFDict).get(name('S')) !== name('Note')),
      )
    }
  }
  fail(
    'structure destinations',
    dicts.some(
      dict =>
        dict.has(name('Dest')) && dict.has(name('Title')) && !elements.includes(dict.lookup(name('SE')) as PDFDict),
    ),
  )
  /** Marks that are drawn: page or drawing, and number. */
  const drawn = new Set<string>()
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Form')) {
      const text = drawingOf(object)
      fail('01-004', !object.dict.has(name('StructParents')) && text.includes('/MCID'))
      if (object.dict.has(name('StructParents')))
        readMarks(text, object.dict, ref.toString())
    }
  }
  for (const { node, ref } of pdf.getPages()) {
    const contents = node.Contents()!
    readMarks((contents instanceof PDFArray ? contents.asArray().map(each => pdf.context.lookup(each)) : [contents])
      .map(stream => drawingOf(stream as PDFRawStream)).join('\n'), node, ref.toString())
  }
  for (const element of elements) {
    for (const kid of kidsOf(element)) {
      const mark = kid instanceof PDFNumber ? kid : kid instanceof PDFDict ? kid.lookup(name('MCID')) : undefined
      const place
        = kid instanceof PDFDict
          ? (kid.get(name('Stm')) ?? kid.get(name('Pg')) ?? element.get(name('Pg')))
          : element.get(name('Pg'))
      fail('marks', mark !== undefined && !drawn.has(`${place} ${mark}`))
    }
  }
  return [...found]

  function readMarks(text: string, dict: PDFDict, place: string): void {
    const drawings = dict.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('XObject'), PDFDict)
    const open: string[] = []
    for (const line of text.split('\n')) {
      if (/\b(?:BDC|BMC)$/.test(line)) {
        open.push(line)
        const mark = /\/MCID (\d+)/.exec(line)?.[1]
        if (mark)
          drawn.add(`${place} ${mark}`)
        fail('01-004', mark !== undefined && open.some(each => each.startsWith('/Artifact')))
      }
      else if (line === 'EMC') {
        fail('01-005', open.pop() === undefined)
      }
      else if (line.endsWith(' Do')) {
        const drawing = pdf.context.lookup(drawings!.get(name(line.slice(1, -3)))!) as PDFRawStream
        const structured = drawing.dict.has(name('StructParents'))
        fail('01-003', open.length === 0 && !structured)
        fail('01-004', open.length > 0 && structured)
      }
      else {
        fail('01-003', open.length === 0 && /(?:^|\s)(?:f\*?|S|s|B\*?|b\*?|Tj|TJ|sh)$/.test(line))
      }
    }
    fail('01-005', open.length > 0)
  }
}

function drawingOf({ dict, contents }: PDFRawStream): string {
  return Buffer.from(dict.has(name('Filter')) ? inflateSync(contents) : contents).toString('latin1')
}

function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(name('K'))
  return (kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []).map(kid => element.context.lookup(kid)!)
}

import { type BuiltLine, buildPdf } from '../../src/pdf/build-pdf.ts';

const MODULES = 8;
const SECTIONS = 5;
const PARAGRAPHS = 7;
const LINES_A_PAGE = 40;

const FIELDS = [
  'rivers',
  'forests',
  'harbours',
  'bridges',
  'orchards',
  'glaciers',
  'deserts',
  'islands',
] as const;
const SIDES = ['formation', 'measurement', 'protection', 'history', 'economy'] as const;
const TOOLS = ['maps', 'samples', 'surveys', 'models', 'archives', 'interviews', 'photographs'] as const;

/** A textbook whose outline has 8 modules with 5 lessons each, or less; `tag` makes its words its own. */
export function buildModelBook(tag: string, { modules = MODULES, sections = SECTIONS } = {}): Buffer {
  const pages: BuiltLine[][] = [];
  for (const [chapter, field] of FIELDS.slice(0, modules).entries()) {
    let page = newPage(pages);
    page.push({ text: `Chapter ${chapter + 1}`, sizePt: 14, bold: true });
    page.push({ text: `The study of ${field}`, sizePt: 20, bold: true });
    for (const [section, side] of SIDES.slice(0, sections).entries()) {
      if (section > 0) page = newPage(pages);
      page.push({ text: `${chapter + 1}.${section + 1} The ${side} of ${field}`, sizePt: 15, bold: true });
      for (const [index, tool] of TOOLS.slice(0, PARAGRAPHS).entries()) {
        if (page.length > LINES_A_PAGE) page = newPage(pages);
        page.push(
          ...writeParagraph({ tag, field, side, tool, number: chapter * 100 + section * 10 + index }),
        );
      }
    }
  }
  return buildPdf(pages);
}

function newPage(pages: BuiltLine[][]): BuiltLine[] {
  const page: BuiltLine[] = [];
  pages.push(page);
  return page;
}

interface Subject {
  tag: string;
  field: string;
  side: string;
  tool: string;
  number: number;
}

function writeParagraph({ tag, field, side, tool, number }: Subject): BuiltLine[] {
  const name = `${side} ${tool} of ${field}`;
  return [
    {
      text: `The ${name} are records that ${tag} collects in year ${1500 + number} to describe the`,
      gapPt: 10,
    },
    {
      text: `${side} of ${field} with care. Each of them names ${number + 3} places, and each place is visited`,
    },
    {
      text: `by two people who do not know what the other has written. Because the ${tool} are made by hand,`,
    },
    {
      text: `${tag} compares them with older ones before anybody draws a conclusion about ${field}. When the`,
    },
    {
      text: `${name} disagree, the visit is repeated within ${number + 7} days, and the reason is written down.`,
    },
    {
      text: `A student who reads the ${tool} learns which questions about the ${side} of ${field} are open,`,
    },
    {
      text: `which ones ${tag} has answered, and how long the work on them has taken in each of the regions.`,
    },
  ];
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { init } from '@embedpdf/pdfium';

const FUNCTIONS = [
  'malloc',
  'free',
  'FPDF_InitLibrary',
  'FPDF_LoadCustomDocument',
  'FPDF_CloseDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_GetMetaText',
  'FPDF_GetPageLabel',
  'FPDFCatalog_GetLanguage',
  'FPDFBookmark_GetFirstChild',
  'FPDFBookmark_GetNextSibling',
  'FPDFBookmark_GetTitle',
  'FPDFBookmark_GetDest',
  'FPDFBookmark_GetAction',
  'FPDFAction_GetDest',
  'FPDFDest_GetDestPageIndex',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageSizeByIndexF',
  'FPDF_GetPageWidthF',
  'FPDF_GetPageHeightF',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetText',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetCharBox',
  'FPDFText_GetLooseCharBox',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFFont_GetBaseFontName',
  'FPDFFont_GetFlags',
  'FPDFFont_GetWeight',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_Destroy',
  'FPDF_RenderPageBitmap',
] as const;

type Wasm = Record<(typeof FUNCTIONS)[number], (...args: number[]) => number> & {
  memory: WebAssembly.Memory;
};

/** Views on the memory of PDFium, made anew when it has grown. */
interface Heap {
  bytes: Uint8Array;
  words16: Uint16Array;
  words32: Uint32Array;
  floats32: Float32Array;
  floats64: Float64Array;
}

/**
 * One PDFium. Its calls are the raw exports: the package's wrapped calls cost more than the work they do.
 * An instance that has aborted (`aborted`) answers nothing any more; the holder drops it and opens another.
 */
export interface Pdfium {
  wasm: Wasm;
  heap(): Heap;
  /** 4,096 bytes for results that are read at once, valid as long as the instance. */
  scratch: number;
  /** Makes a JavaScript function callable from PDFium; `signature` as in Emscripten ("iiiii"). */
  addFunction(body: (...args: number[]) => number, signature: string): number;
  removeFunction(pointer: number): void;
  readonly aborted: boolean;
  /** Runs `work`; a trap or an exhausted memory inside marks the instance as aborted and is thrown on. */
  guard<Result>(work: () => Result): Result;
}

const SCRATCH_BYTES = 4096;

/** A page of WASM memory is 64 KiB: 512 MB, which turns the bombs among hostile files into an abort. */
const MAX_MEMORY_PAGES = 8192;

/** Compiles PDFium's code. The result can be posted to worker threads, which then need not compile it. */
export function compilePdfium(): Promise<WebAssembly.Module> {
  const path = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
  return WebAssembly.compile(readFileSync(path));
}

/**
 * Opens a PDFium with its own memory, of at most 512 MB.
 *
 * In: `compiled` from `compilePdfium`; without it the code is compiled here (about 0.1 s).
 * Throws: Error when the package's WebAssembly does not have the exports that reading needs.
 */
export async function openPdfium(compiled?: WebAssembly.Module): Promise<Pdfium> {
  setFlagsFromString(`--wasm-max-mem-pages=${MAX_MEMORY_PAGES}`);
  const module = compiled ?? (await compilePdfium());
  let aborted = false;
  const overrides = {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): WebAssembly.Exports {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
    print: () => undefined,
    printErr: () => undefined,
    onAbort: () => {
      aborted = true;
    },
  };
  const globalsBefore = new Set(Object.getOwnPropertyNames(globalThis));
  const { pdfium: emscripten } = await init(overrides);
  dropGlobals(globalsBefore);
  const wasm: unknown = emscripten.wasmExports;
  if (!isWasm(wasm)) throw new Error('@embedpdf/pdfium lacks an export that reading needs');
  wasm.FPDF_InitLibrary();
  return {
    wasm,
    heap: heapOf(wasm.memory),
    scratch: wasm.malloc(SCRATCH_BYTES),
    addFunction: (body, signature) => emscripten.addFunction(body, signature),
    removeFunction: (pointer) => emscripten.removeFunction(pointer),
    get aborted() {
      return aborted;
    },
    guard(work) {
      try {
        return work();
      } catch (thrown) {
        if (isTrap(thrown)) aborted = true;
        throw thrown;
      }
    },
  };
}

/**
 * The package hangs some hundred getters on the global object, for functions that it does not have. Through them
 * the first instance of a thread would be kept for ever, with up to 512 MB.
 */
function dropGlobals(before: ReadonlySet<string>): void {
  for (const [name, { get, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis)))
    if (get !== undefined && configurable === true && !before.has(name))
      Reflect.deleteProperty(globalThis, name);
}

/** Whether a thrown value comes from WebAssembly itself: a trap, an abort, a stack that ran over. */
export const isTrap = (thrown: unknown): boolean =>
  thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError || typeof thrown === 'number';

function heapOf(memory: WebAssembly.Memory): () => Heap {
  let heap: Heap | undefined;
  return () => {
    const { buffer } = memory;
    if (heap !== undefined && heap.bytes.buffer === buffer) return heap;
    const grown = {
      bytes: new Uint8Array(buffer),
      words16: new Uint16Array(buffer),
      words32: new Uint32Array(buffer),
      floats32: new Float32Array(buffer),
      floats64: new Float64Array(buffer),
    };
    heap = grown;
    return grown;
  };
}

function isWasm(value: unknown): value is Wasm {
  if (typeof value !== 'object' || value === null) return false;
  const exported = new Map<string, unknown>(Object.entries(value));
  return (
    exported.get('memory') instanceof WebAssembly.Memory &&
    FUNCTIONS.every((name) => typeof exported.get(name) === 'function')
  );
}

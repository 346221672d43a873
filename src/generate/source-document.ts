import type { DocumentInfo, Page, Structure } from '../course/document.ts';

/** One uploaded file as it was read: all its pages, in order, and what is known of it as a whole. */
export interface SourceDocument {
  documentId: number;
  filename: string;
  info: DocumentInfo;
  structure: Structure;
  pages: Page[];
}

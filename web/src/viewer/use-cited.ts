import { useState } from 'react';
import { useSource } from './use-source.ts';
import type { ShownCitation } from './with-source.tsx';

/** For pages whose citations come and go: opens the source of one beside them, and knows it again for `WithSource`. */
export function useCited() {
  const source = useSource();
  const [shown, setShown] = useState<ShownCitation>();
  return {
    open: (citation: ShownCitation) => {
      setShown(citation);
      source.open({ doc: citation.document_id, page: citation.page, cite: citation.id });
    },
    findCitation: (cite: string) => (cite === shown?.id ? shown : undefined),
  };
}

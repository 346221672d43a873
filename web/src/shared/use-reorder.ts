import { type DragEvent, useState } from 'react';

/** A copy of a list in which the entry at `from` stands at `to`. */
export function moveEntry<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** What an entry of a list needs to be dragged to another place; who has no mouse gets buttons beside it. */
export interface DragProps {
  draggable: true;
  'data-dragged': true | undefined;
  'data-over': true | undefined;
  onDragStart: (event: DragEvent) => void;
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDragEnd: () => void;
  onDrop: (event: DragEvent) => void;
}

/** Lets entries be dragged over one another; `move` is told the places. */
export function useReorder(move: (from: number, to: number) => void): (index: number) => DragProps {
  const [from, setFrom] = useState<number>();
  const [over, setOver] = useState<number>();
  const end = () => {
    setFrom(undefined);
    setOver(undefined);
  };
  return (index) => ({
    draggable: true,
    'data-dragged': from === index || undefined,
    'data-over': (over === index && from !== index) || undefined,
    onDragStart: (event) => {
      event.stopPropagation();
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags nothing that carries no data.
      event.dataTransfer.setData('text/plain', '');
      setFrom(index);
    },
    onDragOver: (event) => {
      if (from === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(index);
    },
    onDragLeave: () => setOver(undefined),
    onDragEnd: end,
    onDrop: (event) => {
      if (from === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (from !== index) move(from, index);
      end();
    },
  });
}

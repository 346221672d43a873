import { type DragEvent, useState } from 'react';

/** What a lesson, or the head of a module, needs to be dragged or dropped upon. */
export interface DropProps {
  'data-over': true | undefined;
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
}
export interface LessonDrag {
  /** Of a lesson: `id` is its own. */
  dragged: (id: string) => {
    draggable: true;
    'data-dragged': true | undefined;
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
  };
  /** Of a place: what is dropped on it goes to `index` of the module. */
  place: (name: string, moduleId: string, index: number) => DropProps;
}

/** Lets lessons be dragged from module to module. */
export function useLessonDrag(move: (id: string, moduleId: string, index: number) => void): LessonDrag {
  const [lesson, setLesson] = useState<string>();
  const [over, setOver] = useState<string>();
  const end = () => {
    setLesson(undefined);
    setOver(undefined);
  };
  return {
    dragged: (id) => ({
      draggable: true,
      'data-dragged': id === lesson || undefined,
      onDragStart: (event) => {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing that carries no data.
        event.dataTransfer.setData('text/plain', '');
        setLesson(id);
      },
      onDragEnd: end,
    }),
    place: (name, moduleId, index) => ({
      'data-over': (over === name && lesson !== name && lesson !== undefined) || undefined,
      onDragOver: (event) => {
        if (lesson === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(name);
      },
      onDragLeave: () => setOver(undefined),
      onDrop: (event) => {
        if (lesson === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (lesson !== name) move(lesson, moduleId, index);
        end();
      },
    }),
  };
}

import { Popover } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './markdown.module.css';

// Long enough to move the pointer from the word to its definition.
const LEAVE_MS = 180;

/** A term whose definition is shown while it is pointed at, focused or tapped. */
export function TermMark({ definition, children }: { definition: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = () => {
    clearTimeout(leaving.current);
    setIsOpen(true);
  };
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setIsOpen(false), LEAVE_MS);
  };
  useEffect(() => () => clearTimeout(leaving.current), []);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      width={320}
      position="top"
      withArrow
      withRoles={false}
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.term}
          aria-describedby={isOpen ? id : undefined}
          onPointerEnter={(event) => {
            if (event.pointerType === 'mouse') open();
          }}
          onPointerLeave={leave}
          onFocus={open}
          onBlur={leave}
          onClick={open}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setIsOpen(false);
          }}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        id={id}
        role="tooltip"
        className={classes.definition}
        dir="auto"
        onPointerEnter={open}
        onPointerLeave={leave}
      >
        {definition}
      </Popover.Dropdown>
    </Popover>
  );
}

import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

interface Inside {
  ref?: Ref<HTMLAnchorElement>;
  children?: ReactNode;
}

/** A link in a text that leads to a page of the app; its address is checked against the routes. */
export const AnchorLink = createLink((props: Omit<AnchorProps, 'href'> & Inside) => <Anchor {...props} />);

/** A link that looks like a button. */
export const ButtonLink = createLink((props: Omit<ButtonProps, 'href'> & Inside) => (
  <Button component="a" {...props} />
));

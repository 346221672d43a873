import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

/** A link to a page of the app that is a small picture; it needs a name. */
export const IconLink = createLink(
  (props: ActionIconProps & { 'aria-label': string; ref?: Ref<HTMLAnchorElement>; children?: ReactNode }) => (
    <ActionIcon component="a" {...props} />
  ),
);

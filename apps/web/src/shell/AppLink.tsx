import { createLink } from '@tanstack/react-router';
import { Link } from '../ui/Link.tsx';

/** A link to a page of ours: its path, parameters and search are checked against the routes. */
export const AppLink = createLink(Link);

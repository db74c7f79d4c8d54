import { z } from 'zod';

// The content security policy forbids making code from text, which zod tries for speed. It decides when a schema is
// made, so this is the first import of main.tsx.
z.config({ jitless: true });
